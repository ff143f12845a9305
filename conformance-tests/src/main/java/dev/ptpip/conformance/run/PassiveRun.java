package dev.ptpip.conformance.run;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One passive rule over a whole run. Confined to the thread of the run. */
final class PassiveRun {
  private static final int MOST = 50;

  private final ConformanceCase judged;
  private final PassiveBody body;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Transcript> evidence = Optional.empty();
  private Optional<String> fault = Optional.empty();
  private long count;

  PassiveRun(ConformanceCase judged) {
    this.judged = judged;
    this.body = judged.passive().orElseThrow();
  }

  ConformanceCase judged() {
    return judged;
  }

  boolean hasSeenSomething() {
    return count > 0;
  }

  /** Looks through the traffic of a case. */
  void look(String caseId, Transcript transcript, TargetFacts facts) {
    PassiveFindings found = new PassiveFindings(facts);
    List<Frame> frames = transcript.frames();
    try {
      body.judge(frames, found);
    } catch (RuntimeException broken) {
      fault = fault.or(() -> Optional.of(caseId + ": " + broken));
    }
    count += found.count();
    if (!found.findings().isEmpty() && evidence.isEmpty()) {
      evidence = Optional.of(transcript);
    }
    for (Finding finding : found.findings()) {
      if (findings.size() < MOST) {
        findings.add(finding.seenIn(caseId));
      }
    }
  }

  CaseResult result(RunState run) {
    Verdict verdict;
    String reason = "";
    if (fault.isPresent()) {
      verdict = Verdict.ERROR;
      reason = fault.get();
    } else if (count == 0) {
      verdict = Verdict.NOT_APPLICABLE;
      reason = "nothing of the kind came in the whole run";
    } else {
      verdict =
          Judging.verdict(
              findings, judged.rule(), run.options().profile(), run.options().strictness());
    }
    return new CaseResult(
        judged,
        verdict,
        reason,
        findings,
        List.of(count + " looked at"),
        List.of(),
        evidence.orElseGet(() -> new Transcript(Instant.now())),
        Duration.ZERO,
        AgainLine.of(run.target(), run.options(), judged));
  }
}
