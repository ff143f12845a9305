package dev.ptpip.pcap.conversation;

/** One of the two who talk to each other. */
public enum Side {
  /** Who asks: the computer. */
  INITIATOR,
  /** Who answers: the camera. */
  RESPONDER;

  /** The one at the other end. */
  public Side other() {
    return this == INITIATOR ? RESPONDER : INITIATOR;
  }
}
