package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.TargetFacts;
import java.time.Duration;
import java.util.Set;

/**
 * What is known before the first conversation.
 *
 * @param target what is fuzzed
 * @param facts what it says of itself
 * @param timing how long to wait
 * @param allowed what the target may suffer
 * @param patience how long it may take to serve again
 * @param operations how many operations conversations are made of
 */
public record FuzzStart(
    Target target,
    TargetFacts facts,
    Timing timing,
    Set<Permission> allowed,
    Duration patience,
    int operations) {
  /** Copies the set. */
  public FuzzStart {
    allowed = Set.copyOf(allowed);
  }
}
