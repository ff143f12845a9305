package dev.ptpip.protocol.channel;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A few direct buffers for bulk data, lent out for the length of one data phase. Guarded by {@code
 * LOCK}.
 */
final class BulkBuffers {
  static final int BYTES = 256 * 1024;

  private static final int KEPT = 8;
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Deque<ByteBuffer> FREE = new ArrayDeque<>();

  private BulkBuffers() {}

  static ByteBuffer borrow() {
    LOCK.lock();
    try {
      ByteBuffer buffer = FREE.poll();
      return buffer != null ? buffer.clear() : ByteBuffer.allocateDirect(BYTES);
    } finally {
      LOCK.unlock();
    }
  }

  static void giveBack(ByteBuffer buffer) {
    LOCK.lock();
    try {
      if (FREE.size() < KEPT) {
        FREE.push(buffer);
      }
    } finally {
      LOCK.unlock();
    }
  }
}
