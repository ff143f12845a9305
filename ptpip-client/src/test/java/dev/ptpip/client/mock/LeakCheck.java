package dev.ptpip.client.mock;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After each test no thread of the client is left. */
public final class LeakCheck implements AfterEachCallback {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (Thread thread : ours()) {
      TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
    }
    List<Thread> left = ours();
    if (!left.isEmpty()) {
      throw new AssertionError("threads of the client are left: " + left);
    }
  }

  private static List<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("ptpip-"))
        .filter(Thread::isAlive)
        .toList();
  }
}
