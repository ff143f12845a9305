package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Lane;

/** Something that an initiator does in a conversation. */
public sealed interface Step {
  /** On which connection. */
  Lane lane();

  /** Opens a connection, in place of the one before it. */
  record Open(Lane lane) implements Step {}

  /** Sends bytes with one write. */
  record Send(Lane lane, Template bytes) implements Step {}

  /** Closes a connection in order. */
  record Close(Lane lane) implements Step {}

  /** Breaks a connection. */
  record Break(Lane lane) implements Step {}
}
