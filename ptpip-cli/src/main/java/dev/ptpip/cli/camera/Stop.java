package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.responder.JournalEntry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the end of a camera: a signal, or what {@code --until} says. Run by a signal. Guarded
 * by {@code lock}.
 */
final class Stop implements Runnable, Consumer<JournalEntry> {
  /** How often the condition is looked at. */
  private static final long PAUSE_NANOS = 50_000_000;

  /** For an initiator that has closed its session to close its connections too. */
  private static final long FAREWELL_NANOS = 500_000_000;

  private final StopCondition condition;
  private final @Nullable Duration timeout;
  private final long startNanos = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicLong opened = new AtomicLong();
  private boolean signalled;
  private boolean someoneCame;
  private long trueSince = Long.MAX_VALUE;

  /** Why a camera has stopped. */
  enum Reason {
    /** It was asked to. */
    SIGNAL(ExitCode.GOOD),
    /** What was waited for came true. */
    DONE(ExitCode.GOOD),
    /** The time passed, and nobody came in it. */
    NOBODY(ExitCode.NO_VERDICT),
    /** What was waited for did not come true in time. */
    TIMEOUT(ExitCode.NO_VERDICT);

    private final ExitCode exitCode;

    Reason(ExitCode exitCode) {
      this.exitCode = exitCode;
    }

    ExitCode exitCode() {
      return exitCode;
    }
  }

  Stop(StopCondition condition, @Nullable Duration timeout) {
    this.condition = condition;
    this.timeout = timeout;
  }

  /** A signal has come. */
  @Override
  public void run() {
    lock.lock();
    try {
      signalled = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A transaction has ended. */
  @Override
  public void accept(JournalEntry entry) {
    if (entry.request().operation().equals(OperationCode.OPEN_SESSION) && entry.isOk()) {
      opened.incrementAndGet();
    }
  }

  /** Waits for the end. */
  Reason await(Cameras cameras) {
    lock.lock();
    try {
      while (!signalled) {
        Reason reason = look(cameras);
        if (reason != null) {
          return reason;
        }
        if (condition.kind() == StopCondition.Kind.SIGNAL) {
          changed.await();
        } else {
          changed.awaitNanos(PAUSE_NANOS);
        }
      }
      return Reason.SIGNAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reason.SIGNAL;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Reason look(Cameras cameras) {
    long now = System.nanoTime();
    int connections = cameras.connectionCount();
    someoneCame |= connections > 0 || cameras.transactionCount() > 0;
    boolean over =
        switch (condition.kind()) {
          case SIGNAL -> false;
          case TIME -> now - startNanos >= condition.time().toNanos();
          case IDLE -> holds(someoneCame && connections == 0, now) >= condition.time().toNanos();
          case SESSIONS -> {
            long ended = opened.get() - cameras.openSessionCount();
            long since = holds(ended >= condition.sessions(), now);
            yield since >= (connections == 0 ? 0 : FAREWELL_NANOS);
          }
        };
    if (over) {
      return someoneCame ? Reason.DONE : Reason.NOBODY;
    }
    return timeout != null && now - startNanos >= timeout.toNanos() ? Reason.TIMEOUT : null;
  }

  /** For how long it has been true; below 0 if it is not. */
  private long holds(boolean truth, long now) {
    if (!truth) {
      trueSince = Long.MAX_VALUE;
      return -1;
    }
    trueSince = trueSince == Long.MAX_VALUE ? now : trueSince;
    return now - trueSince;
  }
}
