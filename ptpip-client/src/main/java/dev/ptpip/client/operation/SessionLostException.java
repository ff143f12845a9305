package dev.ptpip.client.operation;

import dev.ptpip.protocol.channel.PtpIpException;

/**
 * The session has ended: connection lost, closed on this side, protocol violated, or the camera no
 * longer knows it. Object handles and storage ids of it are void; connect again.
 */
public final class SessionLostException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  /** Tells why. */
  public SessionLostException(String message) {
    super(message);
  }

  /** Tells why, with the first failure behind it. */
  public SessionLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
