package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.known.Standing;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Finding;
import java.util.List;
import java.util.Map;

/** A report in Markdown, on one or two screens. */
final class Summary {
  private static final int MOST_CASES = 50;

  private Summary() {}

  static String of(Report report) {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(Text.markdown(report.sentence())).append("\n\n| group |");
    for (Verdict verdict : Verdict.values()) {
      text.append(' ').append(verdict.word()).append(" |");
    }
    text.append("\n|---|").append("---:|".repeat(Verdict.values().length)).append('\n');
    for (Map.Entry<String, List<CaseResult>> group : report.byGroup().entrySet()) {
      text.append("| ").append(group.getKey()).append(" |");
      for (Verdict verdict : Verdict.values()) {
        long count = group.getValue().stream().filter(each -> each.verdict() == verdict).count();
        text.append(' ').append(count == 0 ? "" : Long.toString(count)).append(" |");
      }
      text.append('\n');
    }
    cases(report, text);
    report
        .comparison()
        .ifPresent(
            each ->
                text.append("\nCompared with ")
                    .append(Text.markdown(each.earlier().source()))
                    .append(": ")
                    .append(Text.markdown(each.text()))
                    .append(".\n"));
    text.append('\n')
        .append(Text.markdown(report.run().start().target().text()))
        .append(", suite ")
        .append(Text.markdown(report.provenance().suite()))
        .append(", seed ")
        .append(report.run().start().options().seed());
    if (!report.isOfClient()) {
      text.append("; ").append(Text.markdown(report.run().footprint().text()));
    }
    text.append(".\n");
    return text.toString();
  }

  private static void cases(Report report, StringBuilder text) {
    List<CaseResult> shown =
        report.run().results().stream().filter(each -> isShown(report, each)).toList();
    if (shown.isEmpty()) {
      return;
    }
    text.append("\n| case | verdict | what | wanted | got | again |\n|---|---|---|---|---|---|\n");
    for (CaseResult each : shown.subList(0, Math.min(MOST_CASES, shown.size()))) {
      String standing = report.standing(each).text();
      text.append("| ")
          .append(each.id())
          .append(" | ")
          .append(each.verdict().word())
          .append(standing.isEmpty() ? "" : ", " + Text.markdown(standing))
          .append(" | ")
          .append(Text.markdown(each.conformanceCase().title()))
          .append(" | ")
          .append(
              Text.markdown(each.findings().stream().findFirst().map(Finding::wanted).orElse("")))
          .append(" | ")
          .append(
              Text.markdown(
                  each.findings().stream().findFirst().map(Finding::got).orElse(each.reason())))
          .append(" | `")
          .append(Text.markdown(each.again()))
          .append("` |\n");
    }
    if (shown.size() > MOST_CASES) {
      text.append("\nand ").append(shown.size() - MOST_CASES).append(" more: see index.html\n");
    }
  }

  private static boolean isShown(Report report, CaseResult each) {
    return report.standing(each).kind() != Standing.Kind.NOT_LISTED
        || switch (each.verdict()) {
          case FAIL, WARN, ERROR, INCONCLUSIVE -> true;
          default -> false;
        };
  }
}
