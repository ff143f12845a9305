package dev.ptpip.cli.camera;

import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.fault.RuleReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the rules of some cameras that all have the same ones. */
final class RuleSum {
  /** No rules. */
  static final RuleSum NONE = new RuleSum(List.of());

  private final List<RuleReport> reports;

  private RuleSum(List<RuleReport> reports) {
    this.reports = reports;
  }

  /** The rules of {@code cameras}; one has fired if it has at any of them. */
  static RuleSum of(List<VirtualCamera> cameras) {
    Map<String, RuleReport> best = new LinkedHashMap<>();
    for (VirtualCamera camera : cameras) {
      if (camera.rules().isEmpty()) {
        continue;
      }
      for (RuleReport report : camera.rules().report()) {
        RuleReport before = best.get(report.id());
        if (before == null || before.fired() < report.fired()) {
          best.put(report.id(), report);
        }
      }
    }
    return best.isEmpty() ? NONE : new RuleSum(List.copyOf(best.values()));
  }

  private long fired() {
    return reports.stream().filter(RuleReport::hasFired).count();
  }

  /** For the line with the sum: {@code · rules fired 1 of 5}; empty without rules. */
  String text() {
    return reports.isEmpty() ? "" : " · rules fired " + fired() + " of " + reports.size();
  }

  /** A line for each rule that has not fired. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (RuleReport report : reports) {
      if (!report.hasFired()) {
        lines.add("not fired  " + report.line());
      }
    }
    return lines;
  }

  /** Adds them to the document. */
  void addTo(Map<String, Object> json) {
    if (reports.isEmpty()) {
      return;
    }
    List<Map<String, Object>> rules = new ArrayList<>();
    for (RuleReport report : reports) {
      Map<String, Object> rule = new LinkedHashMap<>();
      rule.put("id", report.id());
      rule.put("rule", report.rule().spec());
      rule.put("came", report.came());
      rule.put("fired", report.fired());
      if (!report.hasFired()) {
        rule.put("why", report.why());
      }
      rules.add(rule);
    }
    json.put("rules", rules);
  }
}
