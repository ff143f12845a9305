package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.value.Guid;
import java.time.Instant;

/**
 * An initiator came, went, or was not let in.
 *
 * @param at when, in the camera's time
 * @param change what it was
 * @param guid its identity
 * @param who its name and short identity
 * @param detail how or why, possibly empty
 */
public record JournalConnection(Instant at, Change change, Guid guid, String who, String detail)
    implements JournalItem {
  /** What became of a connection. */
  public enum Change {
    /** Both connections are there. */
    CONNECTED,
    /** Both connections are gone. */
    LEFT,
    /** It was turned away. */
    REFUSED
  }
}
