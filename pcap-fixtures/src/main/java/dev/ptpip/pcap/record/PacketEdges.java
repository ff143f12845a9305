package dev.ptpip.pcap.record;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Puts together what comes in pieces whose sizes are chance: a piece ends where a PTP-IP packet
 * ends (its length is in its first four bytes, CIPA DC-005 §2.3) or where a segment is full.
 * Guarded by the lock of the recorder.
 */
final class PacketEdges {
  private static final int LENGTH_BYTES = 4;
  private static final int SMALLEST_PACKET = 8;
  private static final int START_BYTES = 512;

  private ByteBuffer pending = ByteBuffer.allocate(0);
  private int lengthBytes;
  private long left;
  private boolean lost;
  private Instant lastTime = Instant.EPOCH;

  /**
   * Takes bytes up to the next edge, at least one if there are any.
   *
   * @return whether {@link #take} should be called now
   */
  boolean accept(ByteBuffer bytes, Instant time) {
    lastTime = time;
    while (bytes.hasRemaining() && lengthBytes < LENGTH_BYTES && !lost) {
      int value = bytes.get() & 0xFF;
      left |= (long) value << (8 * lengthBytes);
      room(1).put((byte) value);
      if (++lengthBytes == LENGTH_BYTES) {
        lost = left < SMALLEST_PACKET;
        left -= LENGTH_BYTES;
      }
    }
    int count = Math.min(bytes.remaining(), Tcp.SEGMENT_BYTES - pending.position());
    if (!lost) {
      count = (int) Math.min(count, left);
      left -= count;
    }
    int end = bytes.limit();
    room(count).put(bytes.limit(bytes.position() + count));
    bytes.limit(end);
    boolean edge = lost || (lengthBytes == LENGTH_BYTES && left == 0);
    if (edge) {
      lengthBytes = 0;
      left = 0;
    }
    return edge || pending.position() >= Tcp.SEGMENT_BYTES;
  }

  /** When bytes came last. */
  Instant lastTime() {
    return lastTime;
  }

  boolean isEmpty() {
    return pending.position() == 0;
  }

  /** What has been put together; good until the next {@link #accept}. */
  ByteBuffer take() {
    ByteBuffer taken = pending.duplicate().flip();
    pending.clear();
    return taken;
  }

  private ByteBuffer room(int bytes) {
    if (pending.remaining() < bytes) {
      int needed = pending.position() + bytes;
      int size = Math.max(START_BYTES, Integer.highestOneBit(needed) * 2);
      ByteBuffer larger = ByteBuffer.allocate(size);
      larger.put(pending.flip());
      pending = larger;
    }
    return pending;
  }
}
