package dev.ptpip.pcap.record;

import java.nio.ByteBuffer;

/**
 * The checksum of IP, TCP and UDP: the ones' complement of the ones' complement sum of 16-bit words
 * (RFC 1071).
 */
public final class Checksum {
  private Checksum() {}

  /**
   * The sum of {@code count} bytes from {@code from}; an odd last byte counts as the high half of a
   * word. Sums may be added to each other as long as each but the last is of an even number of
   * bytes.
   */
  public static long sum(ByteBuffer bytes, int from, int count) {
    long sum = 0;
    int at = from;
    int end = from + count;
    // 2^16 - 1 divides 2^32 - 1, so wider words give the same sum
    for (; at + 8 <= end; at += 8) {
      long word = bytes.getLong(at);
      sum += (word >>> 32) + (word & 0xFFFF_FFFFL);
    }
    for (; at + 2 <= end; at += 2) {
      sum += bytes.getShort(at) & 0xFFFF;
    }
    if (at < end) {
      sum += (bytes.get(at) & 0xFF) << 8;
    }
    return sum;
  }

  /** What goes into a header whose other bytes have this sum. */
  public static int of(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) ~folded & 0xFFFF;
  }
}
