package dev.ptpip.pcap.redact;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that have come in pieces, and where in the file each of them stands. Confined to one
 * thread.
 */
final class Placed {
  private byte[] bytes = new byte[64];
  private long[] places = new long[64];
  private int count;

  void add(ByteBuffer source, int from, int length, long place) {
    if (count + length > bytes.length) {
      int size = Math.max(bytes.length * 2, count + length);
      bytes = Arrays.copyOf(bytes, size);
      places = Arrays.copyOf(places, size);
    }
    source.get(from, bytes, count, length);
    for (int i = 0; i < length; i++) {
      places[count + i] = place + i;
    }
    count += length;
  }

  /** Appends what {@code other} has from {@code from} on. */
  void add(Placed other, int from) {
    int length = other.count - from;
    add(ByteBuffer.wrap(other.bytes), from, length, 0);
    System.arraycopy(other.places, from, places, count - length, length);
  }

  int size() {
    return count;
  }

  void clear() {
    count = 0;
  }

  int at(int index) {
    return bytes[index] & 0xFF;
  }

  int uint16(int index) {
    return at(index) | (at(index + 1) << 8);
  }

  long uint32(int index) {
    return uint16(index) | ((long) uint16(index + 2) << 16);
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Says what becomes of the bytes from {@code from} to {@code to}. */
  void mark(KeptBytes kept, int from, int to, int action) {
    for (int i = from; i < to; ) {
      int end = i + 1;
      while (end < to && places[end] == places[end - 1] + 1) {
        end++;
      }
      kept.add(places[i], end - i, action);
      i = end;
    }
  }
}
