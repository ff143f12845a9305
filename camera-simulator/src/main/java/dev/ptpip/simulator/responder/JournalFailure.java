package dev.ptpip.simulator.responder;

import java.time.Instant;

/**
 * Bytes came that are no packet, or a packet that can't come here; as a rule it ended the
 * connection.
 *
 * @param at when, in the camera's time
 * @param who the initiator, or the address of a peer that was none yet
 * @param problem what is wrong, and where
 */
public record JournalFailure(Instant at, String who, String problem) implements JournalItem {}
