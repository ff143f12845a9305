package dev.ptpip.simulator.responder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What initiators did against the rules; the last ones, oldest first, a bounded number. Guarded by
 * {@code lock}; listeners are called outside of it.
 */
public final class Violations {
  /** Number of violations that are kept. */
  public static final int CAPACITY = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Violation> kept = new ArrayDeque<>();
  private final List<Consumer<Violation>> listeners = new CopyOnWriteArrayList<>();
  private long count;

  /** An empty one. */
  public Violations() {}

  /** Takes one. */
  public void report(Violation violation) {
    lock.lock();
    try {
      count++;
      if (kept.size() == CAPACITY) {
        kept.removeFirst();
      }
      kept.addLast(violation);
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> listener.accept(violation));
  }

  /** Those that are kept. */
  public List<Violation> list() {
    lock.lock();
    try {
      return List.copyOf(kept);
    } finally {
      lock.unlock();
    }
  }

  /** Number of violations so far, kept or not. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Calls {@code listener} for each further one, on the thread where it was found; it must not
   * block.
   *
   * @return ends it
   */
  public Runnable listen(Consumer<Violation> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Forgets all; listeners stay. */
  public void clear() {
    lock.lock();
    try {
      kept.clear();
      count = 0;
    } finally {
      lock.unlock();
    }
  }
}
