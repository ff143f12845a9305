package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.run.CaseResult;
import java.util.Optional;

/** What a user can do about a case that could not be judged. */
public final class Advice {
  private Advice() {}

  /** In words; empty if it was judged, or if nothing but the reason is known. */
  public static Optional<String> of(CaseResult result) {
    return result.verdict() == Verdict.INCONCLUSIVE ? fix(result) : Optional.empty();
  }

  private static Optional<String> fix(CaseResult result) {
    String why = result.reason();
    String again = ", then:  " + result.again();
    if (why.contains("runs do not agree")) {
      return Optional.of("Look whether it depends on what ran before:  " + result.again());
    }
    if (why.contains("kept the case busy")) {
      return Optional.of(
          "If the network is only slow:  "
              + result.again().replaceFirst(" --time-scale [0-9.]+", "")
              + " --time-scale 5");
    }
    if (why.contains("no connection") || why.contains("can't be reached")) {
      return Optional.of(
          "Switch the camera on, end other programs that are connected to it" + again);
    }
    if (why.startsWith("the control")) {
      return Optional.of(
          "Camera menu › Standby timer › as long as it goes; leave the body alone" + again);
    }
    return Optional.empty();
  }
}
