package dev.ptpip.protocol.channel;

import java.io.IOException;

/** A PTP-IP connection could not go on; the message says what was expected, what came and where. */
public class PtpIpException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A failure without another one behind it. */
  public PtpIpException(String message) {
    super(message);
  }

  /** A failure caused by another one. */
  public PtpIpException(String message, Throwable cause) {
    super(message, cause);
  }
}
