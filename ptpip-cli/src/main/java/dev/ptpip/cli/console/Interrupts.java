package dev.ptpip.cli.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns the signals that ask a process to end (SIGINT, SIGTERM, SIGHUP) into a call to what runs,
 * which then ends in order and gives its exit code. Guarded by {@code lock}.
 */
public final class Interrupts {
  private final Duration grace;
  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch finished = new CountDownLatch(1);
  private boolean interrupted;
  private @Nullable Runnable reaction;
  private final int lateCode;
  private int exitCode;

  /**
   * Nothing listens for signals yet.
   *
   * @param grace how long what runs may take to end
   */
  public Interrupts(Duration grace) {
    this(grace, ExitCode.INTERRUPTED);
  }

  /**
   * The same for what a signal ends in its own way.
   *
   * @param late the exit code if what runs does not end in time, or has not begun yet
   */
  public Interrupts(Duration grace, ExitCode late) {
    this.grace = grace;
    this.lateCode = late.number();
    this.exitCode = lateCode;
  }

  /** Listens for the signals of this process. */
  public void install() {
    Runtime.getRuntime().addShutdownHook(new Signal());
  }

  /** A class and no lambda: made before the READY line. */
  private final class Signal extends Thread {
    Signal() {
      super("shutdown");
    }

    @Override
    public void run() {
      if (finished.getCount() > 0) {
        Runtime.getRuntime().halt(Interrupts.this.interrupt());
      }
    }
  }

  /**
   * Does what a signal does: has the reaction run, waits for the end.
   *
   * @return the exit code of what ran, or the one for that if it did not end in time
   */
  public int interrupt() {
    Runnable now;
    lock.lock();
    try {
      interrupted = true;
      now = reaction;
    } finally {
      lock.unlock();
    }
    if (now != null) {
      now.run();
    }
    try {
      if (!finished.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        return lateCode;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lock.lock();
    try {
      return exitCode;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has {@code newReaction} run when a signal comes, or now if one came already; it replaces the
   * one before.
   */
  public void onInterrupt(Runnable newReaction) {
    boolean now;
    lock.lock();
    try {
      reaction = newReaction;
      now = interrupted;
    } finally {
      lock.unlock();
    }
    if (now) {
      newReaction.run();
    }
  }

  /** Whether a signal has come. */
  public boolean interrupted() {
    lock.lock();
    try {
      return interrupted;
    } finally {
      lock.unlock();
    }
  }

  /** Tells that everything is done. */
  public void finished(int code) {
    lock.lock();
    try {
      exitCode = code;
    } finally {
      lock.unlock();
    }
    finished.countDown();
  }
}
