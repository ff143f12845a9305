package dev.ptpip.simulator.testing;

import dev.ptpip.simulator.clock.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that stands still until a test moves it on, so that a slow machine changes nothing. Guarded
 * by {@code lock}; tasks run outside of it, on the thread that moves the time.
 */
public final class HandClock implements SimClock {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Queue<Planned> tasks =
      new PriorityQueue<>(
          Comparator.comparingLong(Planned::due).thenComparingLong(Planned::number));
  private long nanos;
  private long count;
  private boolean closed;

  private record Planned(long due, long number, Runnable work) {}

  /** Moves the time on, and has everything done that is due then, in its order. */
  public void advance(Duration time) {
    long end = nanos() + time.toNanos();
    for (Optional<Planned> next = next(end); next.isPresent(); next = next(end)) {
      next.get().work().run();
    }
  }

  /** Waits until something is planned; how long it is until the first of it is due. */
  public Duration awaitPlanned() {
    lock.lock();
    try {
      long left = PATIENCE.toNanos();
      while (tasks.isEmpty()) {
        if (left <= 0) {
          throw new AssertionError("nothing was planned within " + PATIENCE);
        }
        left = moved.awaitNanos(left);
      }
      return Duration.ofNanos(tasks.peek().due() - nanos);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Planned> next(long end) {
    lock.lock();
    try {
      boolean due = !tasks.isEmpty() && tasks.peek().due() <= end;
      Optional<Planned> next = due ? Optional.ofNullable(tasks.poll()) : Optional.empty();
      nanos = Math.max(nanos, next.map(Planned::due).orElse(end));
      moved.signalAll();
      return next;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos());
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
      Planned planned = new Planned(nanos + Math.max(0, delay.toNanos()), count++, task);
      tasks.add(planned);
      moved.signalAll();
      return () -> cancel(planned);
    } finally {
      lock.unlock();
    }
  }

  private boolean cancel(Planned planned) {
    lock.lock();
    try {
      return tasks.remove(planned);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long due = nanos + time.toNanos();
      while (!closed && nanos < due) {
        moved.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void poll() {
    // time does not pass for those who ask
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      tasks.clear();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "by hand";
  }
}
