package dev.ptpip.simulator.responder;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real-time deadlines of one responder. Its only thread exists while something is planned; what it
 * runs must not block.
 */
final class Timers implements AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;

  /** Something planned. */
  @FunctionalInterface
  interface Timer {
    /** Takes it off the plan; has no effect once it has begun. */
    void cancel();
  }

  Timers(String name) {
    executor = new ScheduledThreadPoolExecutor(1, new Daemons(name));
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(200, TimeUnit.MILLISECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  private record Daemons(String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    }
  }

  /** Runs {@code action} after {@code delay}; never, if this is closed before. */
  Timer in(Duration delay, Runnable action) {
    try {
      ScheduledFuture<?> future =
          executor.schedule(() -> run(action), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {};
    }
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      Log.LOG.error("A timer failed", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  }
}
