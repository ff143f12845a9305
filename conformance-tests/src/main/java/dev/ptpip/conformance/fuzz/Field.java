package dev.ptpip.conformance.fuzz;

import dev.ptpip.protocol.io.Bytes;
import java.util.Optional;

/**
 * A piece of a message with a meaning of its own.
 *
 * @param role what it means
 * @param value its bytes; empty if they follow from the rest of the conversation
 */
record Field(Role role, Optional<Bytes> value) {

  /** What a field means. */
  enum Role {
    /** Length of the packet; follows from the other fields. */
    LENGTH,
    /** Type of the packet. */
    TYPE,
    /** Our identity. */
    GUID,
    /** Number of the connection. */
    CONNECTION,
    /** DataPhaseInfo. */
    PHASE,
    /** Code of the operation. */
    OPERATION,
    /** Number of the transaction; follows from the place in the conversation. */
    TRANSACTION,
    /** Total length of a data phase. */
    TOTAL,
    /** A parameter. */
    PARAMETER,
    /** A number in a dataset. */
    NUMBER,
    /** How many units or elements follow. */
    COUNT,
    /** Characters. */
    TEXT,
    /** Bytes without structure. */
    CONTENT
  }

  static Field of(Role role, Bytes value) {
    return new Field(role, Optional.of(value));
  }

  static Field following(Role role) {
    return new Field(role, Optional.empty());
  }

  /** How many bytes it has as long as nobody changes it. */
  int width() {
    return value
        .map(Bytes::size)
        .orElseGet(() -> role == Role.GUID ? Blank.GUID.width() : Integer.BYTES);
  }

  /** The same with these bytes. */
  Field with(Bytes bytes) {
    return of(role, bytes);
  }
}
