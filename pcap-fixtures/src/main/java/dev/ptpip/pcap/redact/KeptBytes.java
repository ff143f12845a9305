package dev.ptpip.pcap.redact;

import java.util.Arrays;

/**
 * What becomes of the bytes of a file: those that are named here are kept or get a value, all
 * others become zeros. Confined to one thread.
 */
final class KeptBytes {
  /** The byte stays. */
  static final int KEEP = -1;

  private static final int LENGTH_BITS = 32;
  private static final int ACTION_BITS = 16;

  /** Most ranges; takes 16 bytes of memory for each. */
  private static final int LIMIT = 4_000_000;

  private long[] places = new long[1024];
  private long[] actions = new long[1024];
  private int count;
  private boolean sorted = true;

  /** Says what becomes of {@code length} bytes of the file from {@code place} on. */
  void add(long place, int length, int action) {
    if (length == 0) {
      return;
    }
    if (count > 0 && sorted) {
      int last = count - 1;
      long end = places[last] + length(last);
      if (place == end && action(last) == action && length(last) < Integer.MAX_VALUE - length) {
        actions[last] = pack(length(last) + length, action);
        return;
      }
      sorted = place >= end;
    }
    if (count == LIMIT) {
      throw new IllegalStateException("more than " + LIMIT + " pieces to keep");
    }
    if (count == places.length) {
      places = Arrays.copyOf(places, count * 2);
      actions = Arrays.copyOf(actions, count * 2);
    }
    places[count] = place;
    actions[count++] = pack(length, action);
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
    long end = place + original.length;
    int kept = 0;
    for (int at = firstEndingAfter(place); at < count && places[at] < end; at++) {
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

  /** Pieces never overlap, so their order is that of their places. */
  private void sort() {
    if (sorted) {
      return;
    }
    Long[] order = new Long[count];
    for (int i = 0; i < count; i++) {
      order[i] = (long) i;
    }
    long[] oldPlaces = places.clone();
    long[] oldActions = actions.clone();
    Arrays.sort(order, (a, b) -> Long.compare(oldPlaces[a.intValue()], oldPlaces[b.intValue()]));
    for (int i = 0; i < count; i++) {
      places[i] = oldPlaces[order[i].intValue()];
      actions[i] = oldActions[order[i].intValue()];
    }
    sorted = true;
  }
}
