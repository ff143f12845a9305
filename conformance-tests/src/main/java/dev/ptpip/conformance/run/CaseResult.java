package dev.ptpip.conformance.run;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.probe.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a case ended, with all that a report needs.
 *
 * @param conformanceCase the case
 * @param verdict how it ended
 * @param reason why, if the verdict needs one; an explanation for differs; empty for pass
 * @param findings what was not as wanted, the one that decided first
 * @param notes what is worth knowing
 * @param controls the requests in order around it
 * @param transcript everything that passed
 * @param time how long it took
 * @param again the command that reproduces it
 */
public record CaseResult(
    ConformanceCase conformanceCase,
    Verdict verdict,
    String reason,
    List<Finding> findings,
    List<String> notes,
    List<Control> controls,
    Transcript transcript,
    Duration time,
    String again) {
  /** Copies the lists. */
  public CaseResult {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
    controls = List.copyOf(controls);
  }

  /**
   * The findings that are to be seen in its transcript: of a rule that is judged by the traffic of
   * other cases, those of the first of them.
   */
  public List<Finding> visible() {
    Optional<String> shown = shownCase();
    return findings.stream().filter(each -> each.context().equals(shown)).toList();
  }

  /** The case whose traffic the transcript is, if it is that of another one. */
  public Optional<String> shownCase() {
    return findings.stream().findFirst().flatMap(Finding::context);
  }

  /** Its id. */
  public String id() {
    return conformanceCase.id();
  }
}
