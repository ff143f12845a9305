package dev.ptpip.pcap.conversation;

/**
 * Frames that something was read from.
 *
 * @param first number of the first one; frames are counted from 1 over the whole file, as Wireshark
 *     does
 * @param last number of the last one
 */
public record FrameRange(long first, long last) {
  /** Checks the order. */
  public FrameRange {
    if (first > last) {
      throw new IllegalArgumentException("frames " + first + " to " + last);
    }
  }

  /** From the first of either to the last of either. */
  public FrameRange with(FrameRange other) {
    return new FrameRange(Math.min(first, other.first), Math.max(last, other.last));
  }

  @Override
  public String toString() {
    return first == last ? "frame " + first : "frames " + first + "–" + last;
  }
}
