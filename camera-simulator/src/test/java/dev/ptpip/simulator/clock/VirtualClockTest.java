package dev.ptpip.simulator.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.simulator.testing.LogsWarnings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private static final Instant START = Instant.parse("2021-11-21T15:35:15Z");

  private final List<String> done = new ArrayList<>();

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private Runnable note(String name) {
    return () -> done.add(name);
  }

  @Test
  void tasksRunInTheOrderOfTheirTimeThenOfTheirPlanning() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      clock.schedule(ms(30), note("c"));
      clock.schedule(ms(10), note("a"));
      clock.schedule(ms(30), note("d"));
      clock.schedule(ms(20), note("b"));
      clock.advance(ms(30));
      assertThat(done).containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void nothingRunsBeforeItsTime() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      clock.schedule(ms(10), note("a"));
      clock.advance(ms(9));
      assertThat(done).isEmpty();
      clock.advance(ms(1));
      assertThat(done).containsExactly("a");
    }
  }

  @Test
  void aTaskSeesItsOwnDueTimeAndThePlanGoesOnFromThere() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      List<Instant> seen = new ArrayList<>();
      clock.schedule(
          ms(10),
          () -> {
            seen.add(clock.now());
            clock.schedule(ms(5), () -> seen.add(clock.now()));
          });
      clock.advance(ms(100));
      assertThat(seen).containsExactly(START.plusMillis(10), START.plusMillis(15));
      assertThat(clock.now()).isEqualTo(START.plusMillis(100));
      assertThat(clock.nanos()).isEqualTo(ms(100).toNanos());
    }
  }

  @Test
  void aCancelledTaskDoesNotRunAndCancelTellsWhetherItHelped() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      SimClock.Task task = clock.schedule(ms(10), note("a"));
      assertThat(task.cancel()).isTrue();
      assertThat(task.cancel()).isFalse();
      SimClock.Task late = clock.schedule(ms(10), note("b"));
      clock.advance(ms(20));
      assertThat(late.cancel()).isFalse();
      assertThat(done).containsExactly("b");
    }
  }

  @Test
  void aPollGoesToTheNextTaskAndNoFurther() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      clock.schedule(ms(10), note("a"));
      clock.schedule(ms(10), note("b"));
      clock.schedule(ms(20), note("c"));
      clock.poll();
      assertThat(done).containsExactly("a", "b");
      assertThat(clock.now()).isEqualTo(START.plusMillis(10));
      clock.poll();
      assertThat(done).containsExactly("a", "b", "c");
      clock.poll();
      assertThat(clock.now()).isEqualTo(START.plusMillis(20));
    }
  }

  @Test
  void aPollWithinATaskDoesNothing() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      clock.schedule(
          ms(10),
          () -> {
            clock.poll();
            done.add("a");
          });
      clock.schedule(ms(20), note("b"));
      clock.poll();
      assertThat(done).containsExactly("a");
    }
  }

  @Test
  void aPollWhileAnotherThreadRunsATaskReturnsAtOnce() throws Exception {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      clock.schedule(
          ms(10),
          () -> {
            running.countDown();
            await(release);
          });
      clock.schedule(ms(20), note("b"));
      CompletableFuture<Void> mover = CompletableFuture.runAsync(clock::poll);
      await(running);
      clock.poll();
      assertThat(done).isEmpty();
      release.countDown();
      mover.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  @LogsWarnings("a task fails")
  void aTaskThatThrowsDoesNotStopTheOthers() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      clock.schedule(
          ms(10),
          () -> {
            throw new IllegalStateException("expected by the test");
          });
      clock.schedule(ms(20), note("b"));
      clock.advance(ms(20));
      assertThat(done).containsExactly("b");
    }
  }

  @Test
  void aTaskMayNeitherAdvanceNorSleep() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      AtomicReference<Throwable> advance = new AtomicReference<>();
      AtomicReference<Throwable> sleep = new AtomicReference<>();
      clock.schedule(
          ms(10),
          () -> {
            advance.set(catchThrown(() -> clock.advance(ms(1))));
            sleep.set(catchThrown(() -> clock.sleep(ms(1))));
          });
      clock.advance(ms(10));
      assertThat(advance.get()).isInstanceOf(IllegalStateException.class);
      assertThat(sleep.get()).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void timeDoesNotGoBack() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      assertThatThrownBy(() -> clock.advance(ms(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("PT-0.001S");
      clock.schedule(ms(-5), note("late"));
      clock.advance(Duration.ZERO);
      assertThat(done).containsExactly("late");
    }
  }

  @Test
  void aVeryLongDelayIsPlannedAndNotReached() {
    try (VirtualClock clock = VirtualClock.standing(START)) {
      SimClock.Task task = clock.schedule(Duration.ofSeconds(Long.MAX_VALUE), note("never"));
      clock.advance(Duration.ofDays(10_000));
      assertThat(done).isEmpty();
      assertThat(task.cancel()).isTrue();
    }
  }

  @Test
  void leftAloneTheClockGoesOnByItselfAndThenItsThreadEnds() throws Exception {
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Instant> second = new CompletableFuture<>();
    try (VirtualClock clock = new VirtualClock(START, ms(1))) {
      clock.schedule(Duration.ofHours(1), () -> first.complete(Thread.currentThread()));
      clock.schedule(Duration.ofHours(2), () -> second.complete(clock.now()));
      assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(START.plus(Duration.ofHours(2)));
      Thread thread = first.get(10, TimeUnit.SECONDS);
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
      CompletableFuture<Thread> third = new CompletableFuture<>();
      clock.schedule(ms(1), () -> third.complete(Thread.currentThread()));
      assertThat(third.get(10, TimeUnit.SECONDS)).isNotSameAs(thread);
    }
  }

  @Test
  void closingEndsTheThreadAndForgetsThePlan() throws Exception {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    VirtualClock clock = new VirtualClock(START, ms(1));
    clock.schedule(ms(1), () -> ran.complete(Thread.currentThread()));
    Thread thread = ran.get(10, TimeUnit.SECONDS);
    clock.close();
    clock.close();
    assertThat(thread.isAlive()).isFalse();
    SimClock.Task task = clock.schedule(ms(1), note("after the end"));
    assertThat(task.cancel()).isFalse();
    clock.advance(ms(10));
    assertThat(done).isEmpty();
  }

  @Test
  void aTaskMayCloseTheClock() throws Exception {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    VirtualClock clock = new VirtualClock(START, ms(1));
    clock.schedule(
        ms(1),
        () -> {
          clock.close();
          ran.complete(Thread.currentThread());
        });
    Thread thread = ran.get(10, TimeUnit.SECONDS);
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void sleepingEndsWhenTimeComesAndWhenTheClockCloses() throws Exception {
    VirtualClock clock = VirtualClock.standing(START);
    CompletableFuture<Instant> sleeper = sleep(clock, Duration.ofMinutes(1));
    while (!sleeper.isDone()) {
      clock.poll();
      Thread.onSpinWait();
    }
    assertThat(sleeper.get()).isEqualTo(START.plus(Duration.ofMinutes(1)));
    CompletableFuture<Instant> longer = sleep(clock, Duration.ofDays(1));
    clock.close();
    longer.get(5, TimeUnit.SECONDS);
  }

  private static CompletableFuture<Instant> sleep(SimClock clock, Duration time) {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Instant> woke = new CompletableFuture<>();
    Thread sleeper =
        new Thread(
            () -> {
              try {
                asked.countDown();
                clock.sleep(time);
                woke.complete(clock.now());
              } catch (InterruptedException e) {
                woke.completeExceptionally(e);
              }
            });
    sleeper.setDaemon(true);
    sleeper.start();
    await(asked);
    return woke;
  }

  private interface Throwing {
    void run() throws Exception;
  }

  private static Throwable catchThrown(Throwing action) {
    try {
      action.run();
      return new AssertionError("nothing was thrown");
    } catch (Exception e) {
      return e;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
