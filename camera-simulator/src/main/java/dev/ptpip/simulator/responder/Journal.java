package dev.ptpip.simulator.responder;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * What a camera went through: connections, transactions, events, and what could not be read; the
 * last ones, oldest first, a bounded number. Guarded by {@code lock}; listeners are called outside
 * of it.
 */
public final class Journal {
  /** Number of items that are kept. */
  public static final int CAPACITY = 10_000;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Deque<JournalItem> items = new ArrayDeque<>();
  private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<JournalItem>> itemListeners = new CopyOnWriteArrayList<>();
  private long count;
  private long events;
  private long lost;

  /** An empty one that keeps {@link #CAPACITY} items. */
  public Journal() {
    this(CAPACITY);
  }

  Journal(int capacity) {
    this.capacity = capacity;
  }

  /** The transactions that are kept. */
  public List<JournalEntry> entries() {
    return items().stream()
        .filter(JournalEntry.class::isInstance)
        .map(JournalEntry.class::cast)
        .toList();
  }

  /** Everything that is kept. */
  public List<JournalItem> items() {
    lock.lock();
    try {
      return List.copyOf(items);
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

  /** Number of events so far, kept or not. */
  public long eventCount() {
    lock.lock();
    try {
      return events;
    } finally {
      lock.unlock();
    }
  }

  /** Number of items that had to make room for later ones. */
  public long lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until what is kept is as wanted.
   *
   * @return whether it is; false when {@code limit} has passed in real time, or on an interrupt
   */
  public boolean await(Predicate<List<JournalItem>> wanted, Duration limit) {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!wanted.test(List.copyOf(items))) {
        if (left <= 0) {
          return false;
        }
        left = grown.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Calls {@code listener} for each further transaction, on the command thread, after the response
   * was written or the connection was lost.
   *
   * @return ends it
   */
  public Runnable listen(Consumer<JournalEntry> listener) {
    listeners.add(listener);
    return new Place<>(listeners, listener);
  }

  private record Place<T>(List<T> listeners, T listener) implements Runnable {
    @Override
    public void run() {
      listeners.remove(listener);
    }
  }

  /**
   * Calls {@code listener} for each further item, on the thread where it happens; it must not
   * block.
   *
   * @return ends it
   */
  public Runnable listenToAll(Consumer<JournalItem> listener) {
    itemListeners.add(listener);
    return new Place<>(itemListeners, listener);
  }

  /** Forgets everything and counts from 1 again; listeners stay. */
  public void clear() {
    lock.lock();
    try {
      items.clear();
      count = 0;
      events = 0;
      lost = 0;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a transaction, made with its number. */
  JournalEntry add(LongFunction<JournalEntry> made) {
    JournalEntry entry;
    lock.lock();
    try {
      entry = made.apply(++count);
      keep(entry);
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> listener.accept(entry));
    itemListeners.forEach(listener -> listener.accept(entry));
    return entry;
  }

  /** Takes anything but a transaction. */
  void add(JournalItem item) {
    lock.lock();
    try {
      if (item instanceof JournalEvent) {
        events++;
      }
      keep(item);
    } finally {
      lock.unlock();
    }
    itemListeners.forEach(listener -> listener.accept(item));
  }

  private void keep(JournalItem item) {
    if (items.size() == capacity) {
      items.removeFirst();
      lost++;
    }
    items.addLast(item);
    grown.signalAll();
  }
}
