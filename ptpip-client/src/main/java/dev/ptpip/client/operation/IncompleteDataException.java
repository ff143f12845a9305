package dev.ptpip.client.operation;

import dev.ptpip.protocol.channel.PtpIpException;

/** A data phase did not carry what it announced, or more than this side is ready to keep. */
public final class IncompleteDataException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  private final long expected;
  private final long received;

  /**
   * Tells what was expected and what came.
   *
   * @param message what was being read
   * @param expected bytes that were announced or can be kept
   * @param received bytes that came
   */
  public IncompleteDataException(String message, long expected, long received) {
    super(message);
    this.expected = expected;
    this.received = received;
  }

  /** Bytes that were announced or can be kept. */
  public long expected() {
    return expected;
  }

  /** Bytes that came. */
  public long received() {
    return received;
  }
}
