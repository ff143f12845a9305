package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.responder.Violation;
import dev.ptpip.simulator.scenario.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of the rules and expectations of all cameras, and what initiators did.
 *
 * @param rules how the rules stand
 * @param violations what initiators did against the protocol
 * @param verdicts of the cameras whose expectations do not hold
 */
record Aftermath(RuleSum rules, List<Violation> violations, List<Verdict> verdicts) {
  static Aftermath of(List<VirtualCamera> cameras) {
    List<Violation> violations = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    for (VirtualCamera camera : cameras) {
      violations.addAll(camera.violations().list());
      Verdict verdict = camera.verdict();
      if (!verdict.isGood()) {
        verdicts.add(verdict);
      }
    }
    return new Aftermath(RuleSum.of(cameras), violations, verdicts);
  }

  /** What an end that was good so far is then. */
  ExitCode exitCode(ExitCode soFar) {
    return soFar == ExitCode.GOOD && !verdicts.isEmpty() ? ExitCode.NOT_GOOD : soFar;
  }

  /** For the line with the sum: {@code · rules fired 1 of 5 · 1 violation}. */
  String sum() {
    String found = violations.isEmpty() ? "" : " · " + Human.count(violations.size(), "violation");
    return rules.text() + found;
  }

  /** The lines behind the sum of a run that ends with {@code exitCode}. */
  List<String> lines(ExitCode exitCode) {
    List<String> lines = new ArrayList<>(rules.lines());
    for (Verdict verdict : verdicts) {
      verdict.reasons().stream()
          .filter(reason -> reason.startsWith("expected  "))
          .forEach(lines::add);
      lines.add("exit " + exitCode.number() + "     " + verdict.sentence());
    }
    return lines;
  }

  void addTo(Map<String, Object> json) {
    rules.addTo(json);
    if (!violations.isEmpty()) {
      json.put("violations", violations.stream().map(Violation::toString).toList());
    }
    if (!verdicts.isEmpty()) {
      json.put("broken", verdicts.stream().map(Verdict::sentence).toList());
    }
  }
}
