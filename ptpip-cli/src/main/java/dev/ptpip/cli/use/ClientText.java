package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Human;
import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.client.ClientCase;
import dev.ptpip.conformance.client.ClientReport;
import dev.ptpip.conformance.client.ClientResult;
import dev.ptpip.conformance.known.Judgement;
import dev.ptpip.conformance.known.Standing;
import dev.ptpip.conformance.report.Report;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.RunResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells how a client is judged, in plain text. */
final class ClientText {
  private static final int MOST_FINDINGS = 5;

  private final Console console;
  private final ClientReport form;

  ClientText(Console console, ClientReport form) {
    this.console = console;
    this.form = form;
  }

  private void line(String text) {
    if (!console.json()) {
      console.line(text);
    }
  }

  void started(List<ClientCase> cases) {
    if (!console.quiet()) {
      line(
          "client    "
              + form.command()
              + ", "
              + Human.count(cases.size(), "case")
              + ", one virtual NIKON D5300 each, real time, seed "
              + form.options().seed());
    }
  }

  void finished(ClientResult result) {
    if (console.verbose()) {
      console.note(
          mark(result.verdict()) + " " + result.clientCase().id() + "  " + result.exit().text());
    }
  }

  void judged(RunResult run, Judgement judgement, Path folder) {
    line(groups(run));
    for (CaseResult each : run.results()) {
      Standing standing = judgement.of(each);
      if (standing.kind() == Standing.Kind.KNOWN) {
        line(mark(each.verdict()) + " " + each.id() + "  " + standing.text());
      } else if (standing.kind().isRed()) {
        details(each, standing, folder);
      } else if (each.verdict() == Verdict.NOT_APPLICABLE) {
        if (!console.quiet()) {
          line("- " + each.id() + "  n/a: " + each.reason());
        }
      } else if (each.verdict() != Verdict.PASS) {
        details(each, standing, folder);
      }
    }
  }

  private static String groups(RunResult run) {
    Map<String, Map<Verdict, Integer>> groups = new LinkedHashMap<>();
    for (CaseResult each : run.results()) {
      groups
          .computeIfAbsent(group(each), group -> new LinkedHashMap<>())
          .merge(each.verdict(), 1, Integer::sum);
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (group, counts) -> {
          text.append(text.isEmpty() ? "" : "    ").append(group);
          counts.forEach(
              (verdict, count) ->
                  text.append("  ").append(count).append(' ').append(mark(verdict)));
        });
    return text.toString();
  }

  private static String group(CaseResult each) {
    return ClientReport.catalogue()
        .groupOf(each.conformanceCase())
        .map(CaseGroup::name)
        .orElse("other");
  }

  private void details(CaseResult each, Standing standing, Path folder) {
    line(
        mark(each.verdict())
            + " "
            + each.id()
            + "  "
            + each.conformanceCase().title()
            + "     "
            + each.conformanceCase().rule().level().plain()
            + " · "
            + each.conformanceCase().rule().certainty().plain());
    if (!standing.text().isEmpty()) {
      row("known", standing.text());
    }
    row("rule", each.conformanceCase().rule().rule());
    each.findings().stream()
        .limit(MOST_FINDINGS)
        .forEach(
            found -> {
              row("wanted", found.wanted());
              row("got", found.got() + found.place().map(place -> "     " + place).orElse(""));
            });
    each.notes().forEach(this::note);
    row("again", each.again());
    row("evidence", folder.resolve(Report.folder(each.id())) + "/");
  }

  /** A note begins with the name of its row. */
  private void note(String note) {
    int colon = note.indexOf(": ");
    row(note.substring(0, colon), note.substring(colon + 2));
  }

  private void row(String what, String text) {
    line("  %-9s %s".formatted(what, text.replace("\n", "\n            ")));
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "✓";
      case WARN -> "!";
      case DIFFERS -> "≠";
      case FAIL -> "✗";
      case INCONCLUSIVE -> "?";
      case NOT_APPLICABLE -> "-";
      case ERROR -> "E";
    };
  }
}
