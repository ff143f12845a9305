package dev.ptpip.conformance.fuzz;

import java.util.List;

/**
 * What belongs together in a conversation: a packet of the handshake with its connection, or a
 * request with its data. Shrinking takes out whole exchanges. Immutable.
 *
 * @param id tells it from the others, whatever is taken out
 * @param kind what it does for the numbering of transactions
 * @param messages in order
 */
record Exchange(int id, Kind kind, List<Message> messages) {
  /** Copies the list. */
  Exchange {
    messages = List.copyOf(messages);
  }

  /** What an exchange is. */
  enum Kind {
    /** Opens the Command/Data connection. */
    COMMAND_HANDSHAKE,
    /** Opens the Event connection. */
    EVENT_HANDSHAKE,
    /** OpenSession: its transaction is 0, the next one 1. */
    OPEN_SESSION,
    /** CloseSession. */
    CLOSE_SESSION,
    /** Any other operation. */
    OPERATION,
    /** Something on the Event connection. */
    PROBE
  }
}
