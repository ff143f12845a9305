package dev.ptpip.simulator.picture;

/**
 * Writes the entropy-coded bits of a JPEG into an array that is long enough, with a 0 behind each
 * 0xFF (ITU-T T.81 §B.1.1.5). Confined to one thread.
 */
final class BitSink {
  private final byte[] array;
  private int size;
  private long pending;
  private int pendingBits;
  private int markedSize;
  private long markedPending;
  private int markedPendingBits;

  BitSink(byte[] array) {
    this.array = array;
  }

  void reset() {
    size = 0;
    pending = 0;
    pendingBits = 0;
  }

  /** Remembers the place for {@link #rollBack}. */
  void mark() {
    markedSize = size;
    markedPending = pending;
    markedPendingBits = pendingBits;
  }

  /** Takes back everything since the mark. */
  void rollBack() {
    size = markedSize;
    pending = markedPending;
    pendingBits = markedPendingBits;
  }

  /** Appends the low {@code count} bits, 0 to 32. */
  void put(int bits, int count) {
    pending = pending << count | (bits & (1L << count) - 1);
    pendingBits += count;
    if (pendingBits >= 32) {
      pendingBits -= 32;
      word((int) (pending >>> pendingBits));
    }
  }

  private void word(int word) {
    // Looks at all four bytes at once: is one of them 0xFF?
    boolean stuffing = (~word - 0x0101_0101 & word & 0x8080_8080) != 0;
    if (stuffing) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        one(word >>> shift);
      }
    } else {
      array[size] = (byte) (word >>> 24);
      array[size + 1] = (byte) (word >>> 16);
      array[size + 2] = (byte) (word >>> 8);
      array[size + 3] = (byte) word;
      size += 4;
    }
  }

  private void one(int value) {
    array[size++] = (byte) value;
    if ((value & 0xFF) == 0xFF) {
      array[size++] = 0;
    }
  }

  /** Bits so far, the inserted zeros included. */
  int bits() {
    return size * 8 + pendingBits;
  }

  /** Writes all bits, the last byte filled with ones. */
  void align() {
    put(0x7F, (8 - pendingBits % 8) % 8);
    while (pendingBits > 0) {
      pendingBits -= 8;
      one((int) (pending >>> pendingBits));
    }
  }

  /** Starts at the array's beginning again, with the bits that make no byte yet. */
  void take() {
    size = 0;
  }

  /** Bytes so far, complete after {@link #align}. */
  int size() {
    return size;
  }
}
