package dev.ptpip.client.connection;

/** The camera closed the connection in place of an answer; worth another attempt. */
public final class ClosedInHandshakeException extends ConnectFailedException {
  private static final long serialVersionUID = 1L;

  ClosedInHandshakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
