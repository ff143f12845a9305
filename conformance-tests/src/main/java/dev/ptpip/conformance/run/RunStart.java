package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is known before the first case.
 *
 * @param target what is judged
 * @param facts what it says of itself
 * @param options how the run is to be
 * @param allowed what the target may suffer
 * @param timing how long the judge waits
 * @param preflight what was looked at before
 * @param cases what will be run, in order
 * @param notAllowed what would be run with more permission
 * @param at when
 */
public record RunStart(
    Target target,
    TargetFacts facts,
    RunOptions options,
    Set<Permission> allowed,
    Timing timing,
    Preflight preflight,
    List<ConformanceCase> cases,
    List<ConformanceCase> notAllowed,
    Instant at) {
  /** Copies the lists. */
  public RunStart {
    allowed = Set.copyOf(allowed);
    cases = List.copyOf(cases);
    notAllowed = List.copyOf(notAllowed);
  }
}
