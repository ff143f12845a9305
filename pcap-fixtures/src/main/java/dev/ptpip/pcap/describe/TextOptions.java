package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.code.OperationCode;
import java.util.Set;

/**
 * How much a description says.
 *
 * @param only the operations that are wanted; empty for all
 * @param folding whether repetitions are folded
 * @param bytes whether data is shown as bytes too
 */
public record TextOptions(Set<OperationCode> only, Folding folding, ShownBytes bytes) {
  /** Everything that happened, repetitions folded. */
  public static final TextOptions DEFAULT =
      new TextOptions(Set.of(), Folding.FOLDED, ShownBytes.NONE);

  /** What becomes of repetitions and long datasets. */
  public enum Folding {
    /** They are one line. */
    FOLDED,
    /** Each is told, with every field. */
    LISTED
  }

  /** Whether bytes are shown. */
  public enum ShownBytes {
    /** Fields only. */
    NONE,
    /** The bytes in hexadecimal too. */
    HEX
  }

  /** Copies the set. */
  public TextOptions {
    only = Set.copyOf(only);
  }

  /** Whether something is wanted. */
  boolean wants(Told told) {
    return only.isEmpty()
        || (told instanceof Told.Transaction transaction
            && only.contains(transaction.transaction().operation()));
  }
}
