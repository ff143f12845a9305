package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.run.Footprint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a fuzz comes to.
 *
 * @param rounds conversations that were tried, shrinking aside
 * @param packets packets that came
 * @param findings what was found
 * @param repeated how often something came again that was found before
 * @param footprint what was done to the target and whether it was put back
 * @param stopped why it ended early, if it did
 * @param time how long it took
 */
public record FuzzResult(
    long rounds,
    long packets,
    List<FuzzFinding> findings,
    long repeated,
    Footprint.Summary footprint,
    Optional<String> stopped,
    Duration time) {
  /** Copies the list. */
  public FuzzResult {
    findings = List.copyOf(findings);
  }

  /** What it comes to. */
  public Outcome outcome() {
    if (findings.stream().anyMatch(each -> each.standing() != FuzzFinding.Standing.SEEN_ONCE)) {
      return Outcome.FOUND;
    }
    return findings.isEmpty() && rounds > 0 ? Outcome.NOTHING_FOUND : Outcome.NO_VERDICT;
  }

  /** What a fuzz comes to. */
  public enum Outcome {
    /** Nothing was found. */
    NOTHING_FOUND,
    /** The target did something wrong. */
    FOUND,
    /** Something was seen once and not again, or nothing was tried. */
    NO_VERDICT
  }
}
