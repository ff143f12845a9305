package dev.ptpip.simulator.clock;

import java.time.Duration;
import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Planned tasks by due time, then by order of planning; confined to its owner's lock. */
final class TaskQueue {
  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long planned;

  /** One planned task; {@code due} in the clock's own nanoseconds. */
  static final class Entry implements Comparable<Entry> {
    final long due;
    private final long number;
    private final Runnable work;

    private Entry(long due, long number, Runnable work) {
      this.due = due;
      this.number = number;
      this.work = work;
    }

    /** Each has a number of its own, so that only an entry and itself compare as equal. */
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(due, other.due);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }

    /** Runs the work; whatever it throws is logged and goes no further. */
    void run() {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        Log.LOG.error("A task of the camera's clock failed", e);
      }
    }
  }

  Entry add(long due, Runnable work) {
    Entry entry = new Entry(due, planned++, work);
    entries.add(entry);
    return entry;
  }

  boolean remove(Entry entry) {
    return entries.remove(entry);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Due time of the first task; {@link Long#MAX_VALUE} if there is none. */
  long firstDue() {
    Entry first = entries.peek();
    return first == null ? Long.MAX_VALUE : first.due;
  }

  /** Takes the first task, which must exist. */
  Entry take() {
    return entries.remove();
  }

  /** Number of tasks planned so far. */
  long planned() {
    return planned;
  }

  void clear() {
    entries.clear();
  }

  /** {@code base + delay}, kept below the largest number; a negative delay counts as none. */
  static long due(long base, Duration delay) {
    long nanos;
    try {
      nanos = Math.max(0, delay.toNanos());
    } catch (ArithmeticException e) {
      nanos = delay.isNegative() ? 0 : Long.MAX_VALUE;
    }
    long due = base + nanos;
    return due < base ? Long.MAX_VALUE - 1 : due;
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(TaskQueue.class);
  }
}
