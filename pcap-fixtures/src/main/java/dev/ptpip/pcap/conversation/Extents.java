package dev.ptpip.pcap.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places in a file, in the order of a stream: 8 bytes of memory for each, {@link #MAX} at most.
 * Confined to the thread that reads until it is handed out; it does not change any more then.
 */
final class Extents {
  /** Most places that are remembered, 32 MiB of memory: enough for 5 GiB in usual frames. */
  static final int MAX = 4 * 1024 * 1024;

  private static final int BLOCK = 8192;
  private static final int LENGTH_BITS = 20;
  private static final int MAX_LENGTH = (1 << LENGTH_BITS) - 1;
  private static final long MAX_PLACE = 1L << (63 - LENGTH_BITS);

  private final List<long[]> blocks = new ArrayList<>();
  private int count;

  /** Number of places. */
  int count() {
    return count;
  }

  /**
   * Adds a place.
   *
   * @return whether there was room
   */
  boolean add(long place, int length) {
    long at = place;
    int rest = length;
    while (rest > 0) {
      int part = Math.min(rest, MAX_LENGTH);
      if (count == MAX || at >= MAX_PLACE) {
        return false;
      }
      if (count % BLOCK == 0) {
        blocks.add(new long[count == 0 ? 16 : BLOCK]);
      }
      if (count < BLOCK && count == blocks.get(0).length) {
        blocks.set(0, Arrays.copyOf(blocks.get(0), Math.min(BLOCK, 4 * count)));
      }
      blocks.get(count / BLOCK)[count % BLOCK] = (at << LENGTH_BITS) | part;
      count++;
      at += part;
      rest -= part;
    }
    return true;
  }

  long place(int index) {
    return blocks.get(index / BLOCK)[index % BLOCK] >>> LENGTH_BITS;
  }

  int length(int index) {
    return (int) (blocks.get(index / BLOCK)[index % BLOCK] & MAX_LENGTH);
  }
}
