package dev.ptpip.protocol.channel;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads for the other side of a test; what they throw comes out of {@link #get}. */
final class Background implements AutoCloseable {
  /** Far above what anything here takes; reached only by something that hangs. */
  static final int PATIENCE_SECONDS = 20;

  private final ExecutorService threads;

  Background() {
    this(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "test-background");
              thread.setDaemon(true);
              return thread;
            }));
  }

  private Background(ExecutorService threads) {
    this.threads = threads;
  }

  /** Virtual threads where the JDK has them (21 and later), others elsewhere. */
  static Background virtualIfPossible() {
    try {
      Object threads = Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      return new Background((ExecutorService) threads);
    } catch (ReflectiveOperationException older) {
      return new Background();
    }
  }

  <T> Future<T> run(Callable<T> work) {
    return threads.submit(work);
  }

  static <T> T get(Future<T> result) throws Exception {
    try {
      return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    } catch (TimeoutException hanging) {
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s", hanging);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
