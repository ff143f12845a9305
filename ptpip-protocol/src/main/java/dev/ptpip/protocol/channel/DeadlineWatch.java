package dev.ptpip.protocol.channel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Closes links whose deadline has passed. A blocking channel has no time-out of its own, and arming
 * a timer for each small read would cost more than the read; so one daemon thread looks at all open
 * links a hundred times a second while there are any, and ends when there are none.
 */
final class DeadlineWatch {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final Set<Watched> LINKS = ConcurrentHashMap.newKeySet();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition CHANGED = LOCK.newCondition();
  private static boolean running;

  /** Something with deadlines. */
  interface Watched {
    /** Closes itself if a deadline of its own has passed; must not block. */
    void closeIfExpired();
  }

  private DeadlineWatch() {}

  static void add(Watched link) {
    LINKS.add(link);
    LOCK.lock();
    try {
      if (!running) {
        running = true;
        Thread thread = new Thread(DeadlineWatch::run, "ptpip-deadlines");
        thread.setDaemon(true);
        thread.start();
      }
    } finally {
      LOCK.unlock();
    }
  }

  static void remove(Watched link) {
    if (LINKS.remove(link) && LINKS.isEmpty()) {
      LOCK.lock();
      try {
        CHANGED.signal();
      } finally {
        LOCK.unlock();
      }
    }
  }

  private static void run() {
    while (true) {
      LOCK.lock();
      try {
        if (LINKS.isEmpty()) {
          running = false;
          return;
        }
        CHANGED.awaitNanos(TICK_NANOS);
      } catch (InterruptedException nobodyInterruptsThis) {
        running = false;
        return;
      } finally {
        LOCK.unlock();
      }
      LINKS.forEach(Watched::closeIfExpired);
    }
  }
}
