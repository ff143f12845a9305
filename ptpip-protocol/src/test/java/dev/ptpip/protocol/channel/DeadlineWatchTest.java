package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineWatchTest {

  private static List<Thread> watchThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(DeadlineWatch.THREAD_NAME))
        .toList();
  }

  /** Something that only wants to be looked at. */
  private static final class Seen implements DeadlineWatch.Watched {
    private final CountDownLatch looks = new CountDownLatch(2);

    @Override
    public void closeIfExpired(long nanoTime) {
      looks.countDown();
    }

    void awaitTwice() throws InterruptedException {
      assertThat(looks.await(Background.PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("looked at by the watch")
          .isTrue();
    }
  }

  @Test
  void endsItsThreadWhenTheLastLinkIsClosed() throws Exception {
    List<LinkKind.Ends> open = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      open.add(LinkKind.TCP.open());
    }
    List<Thread> threads = watchThreads();
    assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);

    open.forEach(LinkKind.Ends::close);

    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(Background.PATIENCE_SECONDS).toMillis());
      assertThat(thread.isAlive()).isFalse();
    }
  }

  /** One after the other, so that each is added while the thread of the one before it ends. */
  @Test
  void watchesALinkThatComesWhileTheThreadEnds() throws Exception {
    for (int i = 0; i < 200; i++) {
      Seen link = new Seen();
      DeadlineWatch.add(link);
      link.awaitTwice();
      DeadlineWatch.remove(link);
    }
  }

  @Test
  void watchesLinksOfManyThreads() throws Exception {
    try (Background background = new Background()) {
      List<Future<Boolean>> workers = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        workers.add(
            background.run(
                () -> {
                  for (int i = 0; i < 30; i++) {
                    Seen link = new Seen();
                    DeadlineWatch.add(link);
                    link.awaitTwice();
                    DeadlineWatch.remove(link);
                  }
                  return true;
                }));
      }
      for (Future<Boolean> worker : workers) {
        assertThat(Background.get(worker)).isTrue();
      }
    }
  }

  @Test
  void goesOnAfterAnInterrupt() throws Exception {
    Seen first = new Seen();
    DeadlineWatch.add(first);
    try {
      first.awaitTwice();
      watchThreads().forEach(Thread::interrupt);
      Seen second = new Seen();
      DeadlineWatch.add(second);
      second.awaitTwice();
      DeadlineWatch.remove(second);
    } finally {
      DeadlineWatch.remove(first);
    }
  }

  @Test
  void goesOnAfterALinkThatFails() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    DeadlineWatch.Watched defective =
        now -> {
          failed.countDown();
          throw new IllegalStateException("defect");
        };
    Seen other = new Seen();
    DeadlineWatch.add(defective);
    DeadlineWatch.add(other);
    try {
      assertThat(failed.await(Background.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      other.awaitTwice();
    } finally {
      DeadlineWatch.remove(other);
      DeadlineWatch.remove(defective);
    }
  }
}
