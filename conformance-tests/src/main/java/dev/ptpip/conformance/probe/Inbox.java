package dev.ptpip.conformance.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has come and was not looked at yet; bounded, so that a peer that sends without end is slowed
 * down by its own connection. The end of a connection stays. Guarded by {@code lock}.
 */
final class Inbox {
  private static final int MOST = 1024;
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Observation> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean abandoned;

  /** Puts one in; waits for room. Has no effect once the box is abandoned. */
  void put(Observation observation) {
    lock.lock();
    try {
      while (!abandoned && (waiting.size() >= MOST || bytes >= MOST_BYTES)) {
        changed.awaitUninterruptibly();
      }
      if (!abandoned) {
        waiting.add(observation);
        bytes += size(observation);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes the next one; an end is left where it is. Empty if none comes in time. */
  Optional<Observation> take(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (waiting.isEmpty()) {
        if (left <= 0) {
          return Optional.empty();
        }
        try {
          left = changed.awaitNanos(left);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
          return Optional.empty();
        }
      }
      Observation next = waiting.element();
      if (!next.isEnd()) {
        waiting.remove();
        bytes -= size(next);
        changed.signalAll();
      }
      return Optional.of(next);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the next one is the end of the connection, or nothing waits. */
  boolean isDrained() {
    lock.lock();
    try {
      return waiting.isEmpty() || waiting.element().isEnd();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody will look any more. */
  void abandon() {
    lock.lock();
    try {
      abandoned = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static long size(Observation observation) {
    return observation.where().map(Frame::length).orElse(0L);
  }
}
