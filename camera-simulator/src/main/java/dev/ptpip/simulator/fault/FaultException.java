package dev.ptpip.simulator.fault;

import java.io.IOException;

/** A rule has ended the connection; the message names the rule. */
final class FaultException extends IOException {
  private static final long serialVersionUID = 1L;

  FaultException(String rule) {
    super(rule);
  }
}
