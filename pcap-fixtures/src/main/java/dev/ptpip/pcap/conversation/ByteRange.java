package dev.ptpip.pcap.conversation;

/**
 * Bytes of one direction of a connection, counted from the first one that was seen (after the
 * handshake: from the first byte that was sent).
 *
 * @param from the first byte
 * @param to the first byte behind them
 */
public record ByteRange(long from, long to) {
  /** Checks the order. */
  public ByteRange {
    if (from > to) {
      throw new IllegalArgumentException("bytes " + from + " to " + to);
    }
  }

  /** Number of bytes. */
  public long size() {
    return to - from;
  }

  @Override
  public String toString() {
    return "bytes " + from + "–" + (to == from ? to : to - 1);
  }
}
