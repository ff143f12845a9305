package dev.ptpip.simulator.responder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** The last transactions of a camera, oldest first; a bounded number. Guarded by {@code lock}. */
public final class Journal {
  /** Number of transactions that are kept. */
  public static final int CAPACITY = 10_000;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<JournalEntry> entries = new ArrayDeque<>();
  private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
  private long count;

  Journal(int capacity) {
    this.capacity = capacity;
  }

  /** Those that are kept. */
  public List<JournalEntry> entries() {
    lock.lock();
    try {
      return List.copyOf(entries);
    } finally {
      lock.unlock();
    }
  }

  /** Number of transactions so far, kept or not. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Calls {@code listener} for each further transaction, on the command thread, after the response
   * was written.
   *
   * @return ends it
   */
  public Runnable listen(Consumer<JournalEntry> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void add(LongFunction<JournalEntry> made) {
    JournalEntry entry;
    lock.lock();
    try {
      entry = made.apply(++count);
      if (entries.size() == capacity) {
        entries.removeFirst();
      }
      entries.addLast(entry);
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> listener.accept(entry));
  }
}
