package dev.ptpip.conformance.run;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A whole run, with all that a report needs.
 *
 * @param start what was known before
 * @param results the cases that were run, in the order of the catalogue
 * @param footprint what was done to the target and whether it was put back
 * @param stopped why the run ended early, if it did
 * @param time how long it took
 */
public record RunResult(
    RunStart start,
    List<CaseResult> results,
    Footprint.Summary footprint,
    Optional<String> stopped,
    Duration time) {
  /** Copies the list. */
  public RunResult {
    results = List.copyOf(results);
  }

  /** How many cases ended so. */
  public long count(Verdict verdict) {
    return results.stream().filter(each -> each.verdict() == verdict).count();
  }

  /** What the run comes to. */
  public Outcome outcome() {
    return outcome(each -> false);
  }

  /** What the run comes to if these cases are not held against the target. */
  public Outcome outcome(Predicate<CaseResult> excused) {
    if (count(Verdict.ERROR) > 0) {
      return Outcome.OUR_ERROR;
    }
    boolean strict = start.options().strictness() == Strictness.STRICT;
    List<CaseResult> counted = results.stream().filter(excused.negate()).toList();
    if (counted.stream()
        .anyMatch(
            each -> each.verdict() == Verdict.FAIL || (strict && each.verdict() == Verdict.WARN))) {
      return Outcome.NOT_GOOD;
    }
    boolean open =
        counted.stream()
            .anyMatch(
                each ->
                    each.verdict() == Verdict.INCONCLUSIVE
                        && each.conformanceCase().rule().level() == Level.MUST);
    long judged = results.size() - count(Verdict.INCONCLUSIVE) - count(Verdict.NOT_APPLICABLE);
    return open || stopped.isPresent() || judged == 0 ? Outcome.NO_VERDICT : Outcome.GOOD;
  }

  /** What a run comes to. */
  public enum Outcome {
    /** Everything that was asked for was judged, and judged good. */
    GOOD,
    /** Something required is not met. */
    NOT_GOOD,
    /** Something required could not be judged, or nothing was judged at all. */
    NO_VERDICT,
    /** The suite is at fault. */
    OUR_ERROR
  }
}
