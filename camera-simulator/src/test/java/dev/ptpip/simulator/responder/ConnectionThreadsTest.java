package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.simulator.testing.CapturedLog;
import dev.ptpip.simulator.testing.LogsWarnings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionThreadsTest {
  private static final boolean HAS_VIRTUAL = Runtime.version().feature() >= 21;

  @Test
  void platformThreadsAreDaemonsWithNames() throws Exception {
    ConnectionThreads threads = ConnectionThreads.of("platform");
    LinkedBlockingQueue<Thread> seen = new LinkedBlockingQueue<>();

    threads.start("somebody", () -> seen.add(Thread.currentThread()));

    Thread thread = seen.poll(5, TimeUnit.SECONDS);
    assertThat(thread).isNotNull();
    assertThat(thread.getName()).isEqualTo("somebody");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(threads.awaitEnd(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void virtualThreadsComeWhereThePlatformHasThem() throws Exception {
    if (!HAS_VIRTUAL) {
      assertThatThrownBy(() -> ConnectionThreads.of("virtual"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("JDK 21");
      return;
    }
    LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    ConnectionThreads threads = ConnectionThreads.of("virtual");

    threads.start("light", () -> seen.add(Thread.currentThread().toString()));

    assertThat(seen.poll(5, TimeUnit.SECONDS)).contains("VirtualThread");
    assertThat(threads.awaitEnd(Duration.ofSeconds(5))).isTrue();
  }

  /** One that is busy until {@code end}. */
  private static String started(ConnectionThreads threads, CountDownLatch end) throws Exception {
    LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    threads.start(
        "one of them",
        () -> {
          seen.add(Thread.currentThread().toString());
          try {
            end.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    String thread = seen.poll(5, TimeUnit.SECONDS);
    assertThat(thread).isNotNull();
    return String.valueOf(thread);
  }

  /** Virtual ones have a price, which only many are worth. */
  @Test
  void fewThreadsAreNotVirtualAndManyAreWhereThePlatformHasThem() throws Exception {
    ConnectionThreads threads = ConnectionThreads.of("auto");
    CountDownLatch end = new CountDownLatch(1);
    try {
      assertThat(started(threads, end)).startsWith("Thread[");
      for (int i = 1; i < ConnectionThreads.FEW; i++) {
        started(threads, end);
      }

      assertThat(started(threads, end)).startsWith(HAS_VIRTUAL ? "VirtualThread[" : "Thread[");
    } finally {
      end.countDown();
    }

    assertThat(threads.awaitEnd(Duration.ofSeconds(5))).isTrue();
    CountDownLatch over = new CountDownLatch(0);
    assertThat(started(threads, over)).as("few again").startsWith("Thread[");
    assertThat(threads.awaitEnd(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void anotherWordIsRefused() {
    assertThatThrownBy(() -> ConnectionThreads.of("green"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auto, virtual or platform")
        .hasMessageContaining("green");
  }

  @Test
  void whoeverDoesNotEndIsInterrupted() {
    ConnectionThreads threads = ConnectionThreads.of("platform");
    CountDownLatch never = new CountDownLatch(1);
    threads.start(
        "waiter",
        () -> {
          try {
            never.await();
          } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
          }
        });

    assertThat(threads.running()).isEqualTo(1);
    assertThat(threads.awaitEnd(Duration.ofMillis(400))).isTrue();
    assertThat(threads.running()).isZero();
  }

  @Test
  @LogsWarnings("a thread fails")
  void aFailureIsLoggedWithTheThread() {
    ConnectionThreads threads = ConnectionThreads.of("platform");

    threads.start(
        "unlucky",
        () -> {
          throw new IllegalStateException("on purpose");
        });

    assertThat(threads.awaitEnd(Duration.ofSeconds(5))).isTrue();
    assertThat(CapturedLog.lines()).hasSize(1);
    assertThat(CapturedLog.lines().get(0).message()).contains("unlucky");
  }
}
