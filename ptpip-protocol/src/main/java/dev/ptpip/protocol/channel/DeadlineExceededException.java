package dev.ptpip.protocol.channel;

/**
 * A wait came to its deadline; the link is closed, because the stream may stand in the middle of a
 * packet.
 */
public final class DeadlineExceededException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  /** Tells what was waited for. */
  public DeadlineExceededException(String message) {
    super(message);
  }

  /** Tells what was waited for, and where the wait ended. */
  public DeadlineExceededException(String message, Throwable cause) {
    super(message, cause);
  }
}
