package dev.ptpip.conformance.run;

import java.util.Optional;

/**
 * Something that was not as wanted.
 *
 * @param weight how bad it is in itself
 * @param wanted what the rule asks for
 * @param got what came
 * @param place where it is to be seen
 * @param context in which case, if that is not the one that reports it
 */
public record Finding(
    Weight weight, String wanted, String got, Optional<Place> place, Optional<String> context) {

  /** How bad something is in itself; what it is called in the end also depends on its source. */
  public enum Weight {
    /** Not what is wanted, and tolerated unless the run is strict. */
    TOLERATED,
    /** Not what is wanted. */
    MISMATCH,
    /** The target hung or crashed. */
    HANG
  }

  /** A finding of the case that reports it. */
  public static Finding of(Weight weight, String wanted, String got, Optional<Place> place) {
    return new Finding(weight, wanted, got, place, Optional.empty());
  }

  /** The same, seen in another case. */
  public Finding seenIn(String caseId) {
    return new Finding(weight, wanted, got, place, Optional.of(caseId));
  }
}
