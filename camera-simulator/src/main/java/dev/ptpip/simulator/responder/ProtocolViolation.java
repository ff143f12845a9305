package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.PtpIpException;

/** A packet that can't stand where it came; the connection ends. */
final class ProtocolViolation extends PtpIpException {
  private static final long serialVersionUID = 1L;

  ProtocolViolation(String message) {
    super(message);
  }
}
