package dev.ptpip.client.operation;

import dev.ptpip.protocol.channel.PtpIpException;

/** The camera sent a whole packet that can't stand at its place; the connection is closed. */
public final class ProtocolViolationException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  /** Tells what was expected and what came. */
  public ProtocolViolationException(String message) {
    super(message);
  }
}
