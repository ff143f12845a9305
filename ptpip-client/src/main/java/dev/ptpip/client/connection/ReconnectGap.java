package dev.ptpip.client.connection;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a pause between closing a connection to a camera and the next one to it: bodies with one
 * slot refuse who comes back at once. Guarded by {@code LOCK}.
 */
final class ReconnectGap {
  static final Duration GAP = Duration.ofSeconds(1);

  private static final int REMEMBERED = 256;
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition NEVER_SIGNALLED = LOCK.newCondition();
  private static final Map<String, Long> CLOSED_AT = new LinkedHashMap<>();

  private ReconnectGap() {}

  static void closed(String target) {
    LOCK.lock();
    try {
      CLOSED_AT.remove(target);
      CLOSED_AT.put(target, System.nanoTime());
      Iterator<Long> oldest = CLOSED_AT.values().iterator();
      while (CLOSED_AT.size() > REMEMBERED) {
        oldest.next();
        oldest.remove();
      }
    } finally {
      LOCK.unlock();
    }
  }

  /** Waits until the last close is {@link #GAP} ago. */
  static void await(String target) throws InterruptedException {
    LOCK.lock();
    try {
      Long closedAt = CLOSED_AT.get(target);
      long left = closedAt == null ? 0 : GAP.toNanos() - (System.nanoTime() - closedAt);
      while (left > 0) {
        left = NEVER_SIGNALLED.awaitNanos(left);
      }
    } finally {
      LOCK.unlock();
    }
  }
}
