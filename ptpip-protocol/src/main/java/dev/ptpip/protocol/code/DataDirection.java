package dev.ptpip.protocol.code;

/** Who sends data in an operation's data phase. */
public enum DataDirection {
  /** The operation has no data phase. */
  NONE("none"),
  /** Responder to initiator, as GetObject. */
  FROM_RESPONDER("in"),
  /** Initiator to responder, as SendObject. */
  FROM_INITIATOR("out"),
  /** Not known. */
  UNKNOWN("unknown");

  private final String word;

  DataDirection(String word) {
    this.word = word;
  }

  /** The direction seen from the initiator: none, in, out, unknown. */
  public String word() {
    return word;
  }
}
