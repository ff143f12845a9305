package dev.ptpip.pcap.net;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts fragmented datagrams together: at most {@value #MAX_OPEN} at a time, the oldest one is given
 * up. Where fragments overlap, what came first stays. Confined to the thread that reads.
 */
final class Fragments {
  private static final int MAX_OPEN = 64;
  private static final int MAX_BYTES = 65_536;

  private final Map<Key, Whole> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Whole> eldest) {
          return size() > MAX_OPEN;
        }
      };

  private record Key(
      long sourceHigh, long sourceLow, long targetHigh, long targetLow, long id, int protocol) {}

  private static final class Whole {
    private byte[] bytes = new byte[2048];
    private final BitSet there = new BitSet();
    private int length = -1;
    private int protocol;

    boolean isComplete() {
      return length >= 0 && there.nextClearBit(0) >= (length + 7) / 8;
    }
  }

  /**
   * Adds a fragment.
   *
   * @return whether the datagram is complete; {@code part} then describes all of it
   */
  boolean add(Datagram part) {
    int end = part.fragmentOffset + part.length;
    if (part.captured < part.length
        || end > MAX_BYTES
        || (part.moreFragments && (part.length % 8 != 0 || part.length == 0))) {
      return false;
    }
    Key key =
        new Key(
            part.sourceHigh,
            part.sourceLow,
            part.targetHigh,
            part.targetLow,
            part.fragmentId,
            part.sourceHigh == 0 ? part.protocol : 0);
    Whole whole = open.computeIfAbsent(key, unused -> new Whole());
    if (end > whole.bytes.length) {
      whole.bytes = Arrays.copyOf(whole.bytes, Math.min(MAX_BYTES, Math.max(end, 2 * end)));
    }
    for (int done = 0; done < part.length; done += 8) {
      int at = part.fragmentOffset + done;
      if (!whole.there.get(at / 8)) {
        part.buffer.get(part.start + done, whole.bytes, at, Math.min(8, part.length - done));
        whole.there.set(at / 8);
      }
    }
    if (part.fragmentOffset == 0) {
      whole.protocol = part.protocol;
    }
    if (!part.moreFragments && whole.length < 0) {
      whole.length = end;
    }
    if (!whole.isComplete()) {
      return false;
    }
    open.remove(key);
    part.buffer = ByteBuffer.wrap(whole.bytes);
    part.start = 0;
    part.length = whole.length;
    part.captured = whole.length;
    part.place = Chunk.NO_PLACE;
    part.protocol = whole.protocol;
    part.fragment = false;
    return true;
  }
}
