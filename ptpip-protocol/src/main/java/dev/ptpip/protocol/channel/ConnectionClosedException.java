package dev.ptpip.protocol.channel;

/** The peer, or this side, closed or reset the connection. */
public final class ConnectionClosedException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  /** Tells where in the stream the end came. */
  public ConnectionClosedException(String message) {
    super(message);
  }

  /** Tells where in the stream the end came, and what the system said. */
  public ConnectionClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}
