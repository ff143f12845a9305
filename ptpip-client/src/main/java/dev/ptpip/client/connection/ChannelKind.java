package dev.ptpip.client.connection;

/** The two connections of a PTP-IP session (CIPA DC-005 §2.2). */
public enum ChannelKind {
  /** Requests, responses and data. */
  COMMAND("command"),
  /** Events, probes and cancels. */
  EVENT("event");

  private final String label;

  ChannelKind(String label) {
    this.label = label;
  }

  /** The word for messages. */
  public String label() {
    return label;
  }
}
