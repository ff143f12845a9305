package dev.ptpip.cli.camera;

import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.LogLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a camera on their way to the terminal, a bounded number: the camera never waits for
 * the terminal, and what is too much is counted. Guarded by {@code lock}.
 */
final class LogQueue implements CameraLog {
  /** Most lines that wait. */
  static final int CAPACITY = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<LogLine> waiting = new ArrayDeque<>();
  private long events;
  private long lost;
  private boolean closed;

  @Override
  public void line(LogLine line) {
    lock.lock();
    try {
      if (line.mark() == LogLine.Mark.EVENT) {
        events++;
      }
      if (waiting.size() == CAPACITY) {
        lost++;
      } else {
        waiting.add(line);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next line; null when it is closed and empty, or the thread is interrupted. */
  @Nullable LogLine next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
      return waiting.poll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a line waits. */
  boolean hasNext() {
    lock.lock();
    try {
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** How many lines found no room since the last call. */
  long takeLost() {
    lock.lock();
    try {
      long count = lost;
      lost = 0;
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** How many events there were. */
  long events() {
    lock.lock();
    try {
      return events;
    } finally {
      lock.unlock();
    }
  }

  /** No more lines come. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
