package dev.ptpip.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs a constant number of times as fast as the host's. Its thread exists only while
 * tasks are planned. Guarded by {@code lock}.
 */
public final class ScaledClock implements SimClock {
  /** Slowest and fastest factor. */
  static final double MIN_FACTOR = 0.001;

  static final double MAX_FACTOR = 10_000;

  /** How long the thread waits for further tasks before it ends, in real time. */
  private static final long LINGER_NANOS = Duration.ofMillis(500).toNanos();

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final double factor;
  private final long startNanos = HostTime.nanos();
  private final Instant start = HostTime.now();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final TaskQueue tasks = new TaskQueue();
  private @Nullable Thread runner;

  /**
   * Starts now.
   *
   * @param factor camera seconds per second of the host, 0.001 to 10000
   */
  public ScaledClock(double factor) {
    if (!(factor >= MIN_FACTOR && factor <= MAX_FACTOR)) {
      throw new IllegalArgumentException(
          "a clock runs 0.001 to 10000 times as fast as the host's, not " + factor);
    }
    this.factor = factor;
  }

  /** Reads {@code x10}. */
  static double parseFactor(String text) {
    if (text.matches("x\\d{1,5}(\\.\\d{1,6})?")) {
      double factor = Double.parseDouble(text.substring(1));
      if (factor >= MIN_FACTOR && factor <= MAX_FACTOR) {
        return factor;
      }
    }
    throw new IllegalArgumentException(
        "no clock \""
            + text
            + "\"; there are real, virtual, and x with a factor of 0.001 to 10000 such as x10");
  }

  @Override
  public Instant now() {
    return start.plusNanos(nanos());
  }

  @Override
  public long nanos() {
    long elapsed = HostTime.nanos() - startNanos;
    return factor == 1 ? elapsed : (long) (elapsed * factor);
  }

  @Override
  public Task schedule(Duration delay, Runnable task) {
    lock.lock();
    try {
      if (isClosed()) {
        return () -> false;
      }
      TaskQueue.Entry entry = tasks.add(TaskQueue.due(nanos(), delay), task);
      changed.signalAll();
      if (runner == null) {
        runner = ClockThread.start(this::run);
      }
      return () -> cancel(entry);
    } finally {
      lock.unlock();
    }
  }

  private boolean cancel(TaskQueue.Entry entry) {
    lock.lock();
    try {
      return tasks.remove(entry);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    long due = TaskQueue.due(nanos(), time);
    for (long left = due - nanos(); left > 0; left = due - nanos()) {
      if (closed.await(hostNanos(left), TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }

  @Override
  public void poll() {
    // Time passes without help.
  }

  @Override
  public void close() {
    Thread last;
    lock.lock();
    try {
      closed.countDown();
      tasks.clear();
      changed.signalAll();
      last = runner;
    } finally {
      lock.unlock();
    }
    ClockThread.await(last, CLOSE_LIMIT);
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private long hostNanos(long cameraNanos) {
    return factor == 1 ? cameraNanos : (long) Math.ceil(cameraNanos / factor);
  }

  private void run() {
    for (TaskQueue.Entry task = next(); task != null; task = next()) {
      task.run();
    }
  }

  /** Waits for the next due task; empty-handed, the thread ends and a later task starts another. */
  private TaskQueue.@Nullable Entry next() {
    lock.lock();
    try {
      long linger = LINGER_NANOS;
      while (!isClosed() && (linger > 0 || !tasks.isEmpty())) {
        if (tasks.isEmpty()) {
          linger = await(linger);
          continue;
        }
        linger = LINGER_NANOS;
        long wait = tasks.firstDue() - nanos();
        if (wait <= 0) {
          return tasks.take();
        }
        await(hostNanos(wait));
      }
      runner = null;
      return null;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the callers loop
  private long await(long nanos) {
    try {
      return changed.awaitNanos(nanos);
    } catch (InterruptedException e) {
      // A task left its mark; only close() ends this thread.
      return nanos;
    }
  }

  @Override
  public String toString() {
    if (factor == 1) {
      return "real";
    }
    String digits = Double.toString(factor);
    return "x" + (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits);
  }
}
