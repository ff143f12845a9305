package dev.ptpip.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is moved, and then goes from task to task without waiting: by
 * {@link #advance}, by {@link #poll}, or by itself when tasks are planned and nobody has moved it
 * or planned more for a short real time, which is longer once somebody polls. While a task runs the
 * clock shows exactly its due time. Guarded by {@code lock}; {@code moving} is held while tasks
 * run.
 */
public final class VirtualClock implements SimClock {
  /**
   * What it shows first unless somebody says otherwise: not today's time, so that runs are alike.
   */
  public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  /** Real time without a poll after which planned tasks are run anyway. */
  public static final Duration DEFAULT_IDLE = Duration.ofMillis(20);

  /**
   * How long it waits for the next poll of somebody who polls. Longer, because an initiator that
   * asks whether work is done moves the time by that: how often it has to ask must not depend on
   * how fast it asks.
   */
  static final Duration POLLED_IDLE = Duration.ofSeconds(1);

  private static final Duration LINGER = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final Instant start;
  private final Duration idle;

  private final ReentrantLock moving = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TaskQueue tasks = new TaskQueue();
  private long nanos;
  private long moves;
  private boolean polled;
  private boolean closed;
  private @Nullable Thread idler;

  /**
   * A clock that goes on by itself.
   *
   * @param start what it shows first
   * @param idle real time without a poll after which planned tasks are run anyway, more than zero
   */
  public VirtualClock(Instant start, Duration idle) {
    if (idle.isNegative() || idle.isZero()) {
      throw new IllegalArgumentException("idle time must be more than zero, not " + idle);
    }
    this.start = start;
    this.idle = idle;
  }

  private VirtualClock(Instant start) {
    this.start = start;
    this.idle = Duration.ZERO;
  }

  /** A clock that only {@link #advance} and {@link #poll} move. */
  public static VirtualClock standing(Instant start) {
    return new VirtualClock(start);
  }

  @Override
  public Instant now() {
    return start.plusNanos(nanos());
  }

  @Override
  public long nanos() {
    lock.lock();
    try {
      return nanos;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Task schedule(Duration delay, Runnable task) {
    lock.lock();
    try {
      if (closed) {
        return () -> false;
      }
      TaskQueue.Entry entry = tasks.add(TaskQueue.due(nanos, delay), task);
      changed.signalAll();
      if (idler == null && !idle.isZero()) {
        idler = ClockThread.start(this::moveWhenIdle);
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

  /**
   * Moves on by {@code time} and runs every task that becomes due, in order, on this thread; those
   * that the tasks plan meanwhile as well, if they become due.
   *
   * @param time zero or more
   * @throws IllegalStateException if a task calls it
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + time);
    }
    refuseInTask("advance");
    moving.lock();
    try {
      runUntil(TaskQueue.due(nanos(), time));
    } finally {
      moving.unlock();
    }
  }

  @Override
  public void poll() {
    lock.lock();
    try {
      polled = true;
    } finally {
      lock.unlock();
    }
    moveOn();
  }

  private void moveOn() {
    if (moving.isHeldByCurrentThread() || !moving.tryLock()) {
      return;
    }
    try {
      step();
    } finally {
      moving.unlock();
    }
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    refuseInTask("sleep");
    CountDownLatch over = new CountDownLatch(1);
    Task wake = schedule(time, over::countDown);
    lock.lock();
    try {
      while (over.getCount() > 0 && !closed) {
        changed.await();
      }
    } finally {
      lock.unlock();
      wake.cancel();
    }
  }

  @Override
  public void close() {
    Thread last;
    lock.lock();
    try {
      closed = true;
      tasks.clear();
      changed.signalAll();
      last = idler;
    } finally {
      lock.unlock();
    }
    if (!moving.isHeldByCurrentThread()) {
      ClockThread.await(last, CLOSE_LIMIT);
    }
  }

  private void refuseInTask(String what) {
    if (moving.isHeldByCurrentThread()) {
      throw new IllegalStateException("a task of the clock must not " + what);
    }
  }

  /** Goes on to the first planned task, if there is one, and runs all that are due by then. */
  private void step() {
    long next;
    lock.lock();
    try {
      if (tasks.isEmpty()) {
        return;
      }
      next = Math.max(nanos, tasks.firstDue());
    } finally {
      lock.unlock();
    }
    runUntil(next);
  }

  private void runUntil(long end) {
    for (TaskQueue.Entry task = takeUntil(end); task != null; task = takeUntil(end)) {
      task.run();
    }
  }

  /** Takes the next task due by {@code end} and sets the clock to it, or to {@code end}. */
  private TaskQueue.@Nullable Entry takeUntil(long end) {
    lock.lock();
    try {
      moves++;
      boolean due = !tasks.isEmpty() && tasks.firstDue() <= end;
      nanos = Math.max(nanos, due ? tasks.firstDue() : closed ? nanos : end);
      changed.signalAll();
      return due ? tasks.take() : null;
    } finally {
      lock.unlock();
    }
  }

  private void moveWhenIdle() {
    while (awaitIdle()) {
      moveOn();
    }
  }

  /** Waits until tasks are planned and nothing has happened; false when the thread should end. */
  private boolean awaitIdle() {
    lock.lock();
    try {
      long left = LINGER.toNanos();
      while (!closed && (left > 0 || !tasks.isEmpty())) {
        if (tasks.isEmpty()) {
          left = await(left);
          continue;
        }
        long seen = moves + tasks.planned();
        left = polled ? Math.max(idle.toNanos(), POLLED_IDLE.toNanos()) : idle.toNanos();
        while (left > 0 && seen == moves + tasks.planned() && !closed) {
          left = await(left);
        }
        if (left <= 0 && !closed) {
          polled = false; // whoever polled has stopped to do so
          return true;
        }
        left = LINGER.toNanos();
      }
      idler = null;
      return false;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the callers loop
  private long await(long nanosLeft) {
    try {
      return changed.awaitNanos(nanosLeft);
    } catch (InterruptedException e) {
      // A task left its mark; only close() ends this thread.
      return nanosLeft;
    }
  }

  @Override
  public String toString() {
    return "virtual";
  }
}
