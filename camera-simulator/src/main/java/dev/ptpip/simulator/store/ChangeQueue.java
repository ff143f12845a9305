package dev.ptpip.simulator.store;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers changes in their order and outside of the store's lock. Whoever comes while nobody
 * delivers does it, for the others too; so the queue is never longer than what running operations
 * put in. Guarded by {@code lock}.
 */
final class ChangeQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<StoreChange> waiting = new ArrayDeque<>();
  private final CopyOnWriteArrayList<StoreListener> listeners = new CopyOnWriteArrayList<>();
  private boolean delivering;

  Registration listen(StoreListener listener) {
    listeners.add(listener);
    return new Place(listeners, listener);
  }

  private record Place(List<StoreListener> listeners, StoreListener listener)
      implements Registration {
    @Override
    public void close() {
      listeners.remove(listener);
    }
  }

  /** Called while the store's lock is held. */
  void add(StoreChange change) {
    if (listeners.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      waiting.add(change);
    } finally {
      lock.unlock();
    }
  }

  /** Called after the store's lock was let go. */
  void deliver() {
    for (StoreChange next = take(Turn.FIRST); next != null; next = take(Turn.NEXT)) {
      for (StoreListener listener : listeners) {
        try {
          listener.changed(next);
        } catch (RuntimeException e) {
          Log.LOG.error("A listener failed at {}", next, e);
        }
      }
    }
  }

  private enum Turn {
    FIRST,
    NEXT
  }

  private @Nullable StoreChange take(Turn turn) {
    lock.lock();
    try {
      if (turn == Turn.FIRST && delivering) {
        return null;
      }
      StoreChange next = waiting.poll();
      delivering = next != null;
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(ChangeQueue.class);
  }
}
