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
 *
 * <p>{@code running} is guarded by {@code LOCK}. A link is put into the set before {@code running}
 * is looked at, and the thread looks at the set with the lock held before it clears {@code
 * running}: whichever comes first, the link is watched.
 */
final class DeadlineWatch {
  static final String THREAD_NAME = "ptpip-deadlines";

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final Set<Watched> LINKS = ConcurrentHashMap.newKeySet();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition CHANGED = LOCK.newCondition();
  private static boolean running;

  /** Something with deadlines. */
  @FunctionalInterface
  interface Watched {
    /**
     * Closes itself if a deadline of its own has passed; must not block.
     *
     * @param nanoTime the present time, as {@link System#nanoTime} counts it
     */
    void closeIfExpired(long nanoTime);
  }

  private DeadlineWatch() {}

  static void add(Watched link) {
    LINKS.add(link);
    LOCK.lock();
    try {
      if (!running) {
        Thread thread = new Thread(null, DeadlineWatch::run, THREAD_NAME, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        running = true;
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
    try {
      while (waitForTick()) {
        long now = System.nanoTime();
        LINKS.removeIf(link -> !isLookedAt(link, now));
      }
    } catch (Error fatal) {
      stopped(); // the next link starts another thread
      throw fatal;
    }
  }

  private static void stopped() {
    LOCK.lock();
    try {
      running = false;
    } finally {
      LOCK.unlock();
    }
  }

  /** A link that can't even close itself is given up; the others are still to be watched. */
  private static boolean isLookedAt(Watched link, long now) {
    try {
      link.closeIfExpired(now);
      return true;
    } catch (RuntimeException givenUp) {
      return false;
    }
  }

  @SuppressWarnings("WaitNotInLoop") // run() is the loop
  private static boolean waitForTick() {
    LOCK.lock();
    try {
      if (LINKS.isEmpty()) {
        running = false;
        return false;
      }
      CHANGED.awaitNanos(TICK_NANOS);
    } catch (InterruptedException meantForSomebodyElse) {
      // a watch that ended here would leave every open link without deadlines
    } finally {
      LOCK.unlock();
    }
    return true;
  }
}
