package dev.ptpip.client.connection;

import dev.ptpip.protocol.channel.PtpIpException;

/** There is no connection to the camera: not reachable, silent, or not understood. */
public class ConnectFailedException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  /** Tells what was tried and what came. */
  public ConnectFailedException(String message) {
    super(message);
  }

  /** Tells what was tried, with the failure behind it. */
  public ConnectFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
