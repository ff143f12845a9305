package dev.ptpip.pcap.redact;

import java.util.Arrays;

/**
 * What becomes of the bytes of a part of a file: those that are named here are kept or get a value,
 * all others become zeros. If more pieces are named than there is memory for, the part ends
 * earlier, at {@link #end}. Confined to one thread.
 */
final class KeptBytes {
  /** The byte stays. */
  static final int KEEP = -1;

  /** Most pieces that are remembered at a time; takes 16 bytes of memory for each. */
  static final int USUAL_LIMIT = 1_000_000;

  private static final int LENGTH_BITS = 32;
  private static final int ACTION_BITS = 16;

  private final long begin;
  private final int limit;
  private long[] places = new long[1024];
  private long[] actions = new long[1024];
  private int count;
  private boolean sorted = true;
  private long end = Long.MAX_VALUE;

  /**
   * Remembers what becomes of the bytes from {@code begin} on.
   *
   * @param limit most pieces at a time
   */
  KeptBytes(long begin, int limit) {
    this.begin = begin;
    this.limit = limit;
  }

  /** Place in the file up to which it is known what becomes of bytes. */
  long end() {
    return end;
  }

  /** Says what becomes of {@code length} bytes of the file from {@code place} on. */
  void add(long place, int length, int action) {
    if (count == limit) {
      forgetLastHalf();
    }
    if (length == 0 || place + length <= begin || place >= end) {
      return;
    }
    if (count > 0) {
      int last = count - 1;
      long behind = places[last] + length(last);
      if (place == behind && action(last) == action && length(last) < Integer.MAX_VALUE - length) {
        actions[last] = pack(length(last) + length, action);
        return;
      }
      sorted &= place >= behind;
    }
    if (count == places.length) {
      int room = Math.min(limit, count * 2);
      places = Arrays.copyOf(places, room);
      actions = Arrays.copyOf(actions, room);
    }
    places[count] = place;
    actions[count++] = pack(length, action);
  }

  private void forgetLastHalf() {
    sort();
    count /= 2;
    end = places[count];
  }

  private static long pack(int length, int action) {
    return ((long) length << LENGTH_BITS) | (action & ((1 << ACTION_BITS) - 1));
  }

  private int length(int at) {
    return (int) (actions[at] >>> LENGTH_BITS);
  }

  private int action(int at) {
    return (short) actions[at];
  }

  /**
   * Overwrites {@code bytes}, which stand in the file from {@code place} on.
   *
   * @return how many were kept or have got a value
   */
  int apply(byte[] bytes, int from, int to, long place) {
    sort();
    byte[] original = Arrays.copyOfRange(bytes, from, to);
    Arrays.fill(bytes, from, to, (byte) 0);
    long behind = place + original.length;
    int kept = 0;
    for (int at = firstEndingAfter(place); at < count && places[at] < behind; at++) {
      int start = (int) Math.max(0, places[at] - place);
      int stop = (int) Math.min(original.length, places[at] + length(at) - place);
      if (action(at) == KEEP) {
        System.arraycopy(original, start, bytes, from + start, stop - start);
      } else {
        Arrays.fill(bytes, from + start, from + stop, (byte) action(at));
      }
      kept += stop - start;
    }
    return kept;
  }

  private int firstEndingAfter(long place) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[middle] + length(middle) <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Pieces never overlap, so their order is that of their places; a heap sort, in place. */
  private void sort() {
    if (sorted) {
      return;
    }
    for (int root = count / 2 - 1; root >= 0; root--) {
      sink(root, count);
    }
    for (int last = count - 1; last > 0; last--) {
      swap(0, last);
      sink(0, last);
    }
    sorted = true;
  }

  private void sink(int from, int size) {
    int root = from;
    while (2 * root + 1 < size) {
      int child = 2 * root + 1;
      if (child + 1 < size && places[child + 1] > places[child]) {
        child++;
      }
      if (places[root] >= places[child]) {
        return;
      }
      swap(root, child);
      root = child;
    }
  }

  private void swap(int one, int other) {
    long place = places[one];
    places[one] = places[other];
    places[other] = place;
    long action = actions[one];
    actions[one] = actions[other];
    actions[other] = action;
  }
}
