package dev.ptpip.simulator.rest;

import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.JournalEntry;
import dev.ptpip.simulator.responder.LogLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The last lines of a camera's log, numbered from 1; a bounded number. Lines about transactions are
 * made when they are read. Guarded by {@code lock}.
 */
public final class LogHistory implements CameraLog {
  /** Number of lines that are kept. */
  public static final int CAPACITY = 5_000;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Deque<Item> items = new ArrayDeque<>();
  private long last;

  /**
   * A line.
   *
   * @param number counts from 1
   * @param entry the transaction that it is about
   * @param line makes the line
   */
  record Item(long number, Optional<JournalEntry> entry, Supplier<LogLine> line) {}

  /** An empty history. */
  public LogHistory() {
    this(CAPACITY);
  }

  LogHistory(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public void line(LogLine line) {
    add(Optional.empty(), () -> line);
  }

  @Override
  public void answered(JournalEntry entry, Supplier<LogLine> line) {
    add(Optional.of(entry), line);
  }

  private void add(Optional<JournalEntry> entry, Supplier<LogLine> line) {
    lock.lock();
    try {
      if (items.size() == capacity) {
        items.removeFirst();
      }
      items.addLast(new Item(++last, entry, line));
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Those with a number above {@code since} that are kept, oldest first, {@code limit} at most. */
  List<Item> since(long since, int limit) {
    lock.lock();
    try {
      List<Item> found = new ArrayList<>();
      for (Item item : items) {
        if (item.number() > since && found.size() < limit) {
          found.add(item);
        }
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** The number of the newest line, 0 before the first one. */
  long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** The number of the oldest line that is kept, 1 before the first one. */
  long first() {
    lock.lock();
    try {
      return items.isEmpty() ? last + 1 : items.getFirst().number();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a line with a number above {@code since}.
   *
   * @return false if none came within {@code nanos}
   */
  boolean awaitAfter(long since, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (last <= since) {
        if (left <= 0) {
          return false;
        }
        left = added.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "log with " + last() + " lines so far";
  }
}
