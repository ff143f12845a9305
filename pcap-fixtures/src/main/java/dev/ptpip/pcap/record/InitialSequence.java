package dev.ptpip.pcap.record;

/**
 * The sequence numbers with which the two ends of a connection begin, 32 bits each.
 *
 * @param initiator that of the SYN
 * @param responder that of the answer to it
 */
public record InitialSequence(int initiator, int responder) {
  private static final int STEP = 0x9E37_79B1;

  /** Spread over the whole range, and the same for the same connection of each run. */
  static InitialSequence of(long connection) {
    int spread = (int) connection * STEP;
    return new InitialSequence(spread, Integer.rotateLeft(spread, 16) ^ STEP);
  }
}
