package dev.ptpip.client.operation;

import dev.ptpip.protocol.channel.PtpIpException;

/** The operation was given up on this side, through its {@link Cancellation}. */
public final class OperationCancelledException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  /** Tells what was given up and where it stood. */
  public OperationCancelledException(String message) {
    super(message);
  }
}
