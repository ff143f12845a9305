package dev.ptpip.simulator.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.simulator.testing.LogsWarnings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledClockTest {
  private static final long LIMIT = 20;

  /** When a task was planned for, at the earliest and at the latest. */
  private record Due(long earliest, long latest) {}

  @Test
  void tasksRunOneAtATimeInTheOrderOfTheirTime() throws Exception {
    int[] delays = {600, 200, 400, 200, 0, 500, 300, 100};
    List<Due> ran = new CopyOnWriteArrayList<>();
    AtomicInteger running = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(delays.length);
    try (SimClock clock = SimClock.scaled(10)) {
      for (int delay : delays) {
        CompletableFuture<Due> due = new CompletableFuture<>();
        long before = clock.nanos();
        clock.schedule(
            Duration.ofMillis(delay),
            () -> {
              assertThat(running.incrementAndGet()).isEqualTo(1);
              ran.add(due.join());
              running.decrementAndGet();
              all.countDown();
            });
        long nanos = Duration.ofMillis(delay).toNanos();
        due.complete(new Due(before + nanos, clock.nanos() + nanos));
      }
      assertThat(all.await(LIMIT, TimeUnit.SECONDS)).isTrue();
    }
    for (int i = 1; i < ran.size(); i++) {
      assertThat(ran.get(i - 1).earliest()).isLessThanOrEqualTo(ran.get(i).latest());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 50})
  void aTaskRunsAfterItsDelayInCameraTime(double factor) throws Exception {
    try (SimClock clock = SimClock.scaled(factor)) {
      long planned = clock.nanos();
      CompletableFuture<Long> ran = new CompletableFuture<>();
      clock.schedule(Duration.ofMillis(20), () -> ran.complete(clock.nanos()));
      assertThat(ran.get(LIMIT, TimeUnit.SECONDS) - planned)
          .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void anEarlierTaskOvertakesTheOneThatIsWaitedFor() throws Exception {
    try (SimClock clock = SimClock.real()) {
      clock.schedule(Duration.ofHours(1), () -> {});
      CompletableFuture<Boolean> ran = new CompletableFuture<>();
      clock.schedule(Duration.ofMillis(1), () -> ran.complete(true));
      assertThat(ran.get(LIMIT, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aCancelledTaskDoesNotRun() throws Exception {
    List<String> done = new CopyOnWriteArrayList<>();
    try (SimClock clock = SimClock.real()) {
      SimClock.Task task = clock.schedule(Duration.ofMillis(5), () -> done.add("cancelled"));
      assertThat(task.cancel()).isTrue();
      CompletableFuture<Boolean> later = new CompletableFuture<>();
      clock.schedule(Duration.ofMillis(10), () -> later.complete(true));
      later.get(LIMIT, TimeUnit.SECONDS);
      assertThat(done).isEmpty();
      assertThat(task.cancel()).isFalse();
    }
  }

  @Test
  @LogsWarnings("a task fails")
  void tasksThatThrowOrAreInterruptedDoNotEndTheThread() throws Exception {
    try (SimClock clock = SimClock.real()) {
      clock.schedule(
          Duration.ZERO,
          () -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected by the test");
          });
      CompletableFuture<Boolean> later = new CompletableFuture<>();
      clock.schedule(Duration.ofMillis(5), () -> later.complete(true));
      assertThat(later.get(LIMIT, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void theThreadEndsWhenNothingIsPlannedAndComesBackForMore() throws Exception {
    try (SimClock clock = SimClock.real()) {
      Thread first = runnerOf(clock);
      first.join(Duration.ofSeconds(LIMIT).toMillis());
      assertThat(first.isAlive()).isFalse();
      assertThat(runnerOf(clock)).isNotSameAs(first);
    }
  }

  @Test
  void closingEndsTheThreadAndForgetsThePlan() throws Exception {
    List<String> done = new CopyOnWriteArrayList<>();
    SimClock clock = SimClock.real();
    clock.schedule(Duration.ofMillis(200), () -> done.add("too late"));
    Thread thread = runnerOf(clock);
    clock.close();
    clock.close();
    thread.join(Duration.ofSeconds(LIMIT).toMillis());
    assertThat(thread.isAlive()).isFalse();
    assertThat(clock.schedule(Duration.ZERO, () -> done.add("closed")).cancel()).isFalse();
    assertThat(done).isEmpty();
  }

  @Test
  void closingFromATaskDoesNotWaitForItself() throws Exception {
    SimClock clock = SimClock.real();
    CompletableFuture<Thread> closed = new CompletableFuture<>();
    clock.schedule(
        Duration.ZERO,
        () -> {
          clock.close();
          closed.complete(Thread.currentThread());
        });
    Thread thread = closed.get(LIMIT, TimeUnit.SECONDS);
    thread.join(Duration.ofSeconds(LIMIT).toMillis());
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void sleepingTakesCameraTimeAndEndsWithTheClock() throws Exception {
    try (SimClock clock = SimClock.scaled(1000)) {
      long before = clock.nanos();
      clock.sleep(Duration.ofSeconds(2));
      assertThat(clock.nanos() - before).isGreaterThanOrEqualTo(Duration.ofSeconds(2).toNanos());
    }
    SimClock closed = SimClock.real();
    closed.close();
    closed.sleep(Duration.ofDays(1));
  }

  @Test
  void pollingLeavesTimeAlone() {
    try (SimClock clock = SimClock.real()) {
      SimClock.Task task = clock.schedule(Duration.ofDays(1), () -> {});
      clock.poll();
      assertThat(task.cancel()).isTrue();
    }
  }

  @Test
  void timeRunsFasterThanTheHosts() {
    try (SimClock fast = SimClock.scaled(1000);
        SimClock real = SimClock.real()) {
      long fastStart = fast.nanos();
      long realStart = real.nanos();
      while (real.nanos() - realStart < 2_000_000) {
        Thread.onSpinWait();
      }
      assertThat(fast.nanos() - fastStart).isGreaterThan(1_000_000_000L);
      assertThat(fast.now()).isAfter(real.now());
    }
  }

  @ParameterizedTest
  @CsvSource({"real,real", "virtual,virtual", "x10,x10", "x0.5,x0.5", "x1,real"})
  void namesAreReadAndShown(String name, String shown) {
    try (SimClock clock = SimClock.parse(name)) {
      assertThat(clock).hasToString(shown);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "x", "x0", "x-1", "x100000", "10", "xNaN", "x1e3", "Real"})
  void otherNamesAreRefusedWithTheChoices(String name) {
    assertThatThrownBy(() -> SimClock.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + name + "\"")
        .hasMessageContaining("real, virtual")
        .hasMessageContaining("x10");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.0001, 10_001, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleFactorsAreRefused(double factor) {
    assertThatThrownBy(() -> SimClock.scaled(factor)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Thread runnerOf(SimClock clock) throws Exception {
    CompletableFuture<Thread> runner = new CompletableFuture<>();
    clock.schedule(Duration.ZERO, () -> runner.complete(Thread.currentThread()));
    return runner.get(LIMIT, TimeUnit.SECONDS);
  }
}
