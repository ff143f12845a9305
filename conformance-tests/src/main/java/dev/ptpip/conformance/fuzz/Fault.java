package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.Place;
import java.util.Optional;

/**
 * Something that the target did wrong.
 *
 * @param kind what sort of wrong
 * @param rule id of the requirement that is not met
 * @param wanted what it should have done
 * @param got what it did
 * @param place where it is to be seen in the transcript
 */
record Fault(Kind kind, String rule, String wanted, String got, Optional<Place> place) {

  /** The sorts of wrong. */
  enum Kind {
    /** Nobody listens any more. */
    CRASH("crash", Finding.Weight.HANG),
    /** It does not serve on. */
    HANG("hang", Finding.Weight.HANG),
    /** A request in order gets no answer. */
    SILENCE("silence", Finding.Weight.HANG),
    /** A request in order gets the end of the connection for an answer. */
    HANGUP("hangup", Finding.Weight.MISMATCH),
    /** Bytes that are no packet, or no dataset. */
    MALFORMED("malformed", Finding.Weight.MISMATCH),
    /** A transaction that nobody has begun. */
    WRONG_ID("wrong-id", Finding.Weight.MISMATCH),
    /** An answer that nobody has asked for. */
    UNASKED("unasked", Finding.Weight.MISMATCH),
    /** A data phase that is not as it should be, or should not be. */
    DATA("data", Finding.Weight.MISMATCH),
    /** The wrong one of the two connections. */
    LANE("lane", Finding.Weight.MISMATCH),
    /** It says that it is another device. */
    CHANGED("changed", Finding.Weight.MISMATCH);

    private final String word;
    private final Finding.Weight weight;

    Kind(String word, Finding.Weight weight) {
      this.word = word;
      this.weight = weight;
    }

    /** In one word, for file names. */
    String word() {
      return word;
    }

    /** How bad it is in itself. */
    Finding.Weight weight() {
      return weight;
    }
  }

  /** Whether both are the same fault, as far as can be told. */
  boolean isLike(Fault other) {
    return kind == other.kind && rule.equals(other.rule);
  }
}
