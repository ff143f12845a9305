package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Paint;
import dev.ptpip.cli.console.Version;
import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.known.Judgement;
import dev.ptpip.conformance.known.Standing;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.report.Advice;
import dev.ptpip.conformance.report.Report;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Catalogue;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Control;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Preflight;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.RunStart;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells of a check as it goes, in plain text. */
final class CheckText implements RunListener {
  private static final int MOST_REASONS = 4;
  private static final int MOST_FINDINGS = 5;

  private final Console console;
  private final Catalogue catalogue;
  private final Paint paint;

  CheckText(Console console, Catalogue catalogue) {
    this.console = console;
    this.catalogue = catalogue;
    this.paint = console.paint();
  }

  private void line(String text) {
    if (!console.json()) {
      console.line(text);
    }
  }

  private void head(String what, String text) {
    if (!console.quiet()) {
      line("%-9s %s".formatted(what, text));
    }
  }

  @Override
  public void started(RunStart start) {
    head("target", start.facts().text() + ": " + start.target().kind().word());
    head(
        "suite",
        Version.line("ptpip").replaceFirst("^ptpip ", "")
            + ", profile "
            + start.options().profile().word()
            + ", set "
            + start.options().set().name()
            + ", "
            + Human.count(start.cases().size(), "case")
            + ", seed "
            + start.options().seed()
            + ", round trip "
            + Words.time(start.timing().roundTrip())
            + ", step timeout "
            + Words.time(start.timing().step()));
    head("allowed", allowed(start));
    head("preflight", preflight(start.preflight()));
    for (Preflight.Check check : start.preflight().checks()) {
      if (!check.fix().isEmpty()) {
        head("", check.what() + ": " + check.fix());
      }
    }
    head("", "");
  }

  private static String allowed(RunStart start) {
    String words =
        start.allowed().stream()
            .sorted(Comparator.naturalOrder())
            .map(Permission::word)
            .collect(Collectors.joining(","));
    if (start.notAllowed().isEmpty()) {
      return words;
    }
    String count = Human.count(start.cases().size(), "case");
    String more =
        start.notAllowed().stream()
            .map(ConformanceCase::permission)
            .distinct()
            .sorted(Comparator.naturalOrder())
            .map(Permission::word)
            .collect(Collectors.joining(","));
    return words
        + ": "
        + count
        + "; --allow "
        + words
        + ","
        + more
        + " for "
        + start.notAllowed().size()
        + " more";
  }

  private String preflight(Preflight preflight) {
    if (preflight.checks().isEmpty()) {
      return "nothing to look at";
    }
    String text =
        preflight.checks().stream()
            .map(check -> check.what() + " " + check.text())
            .collect(Collectors.joining(", "));
    boolean fine =
        preflight.checks().stream().allMatch(check -> check.state() == Preflight.State.OK);
    return text + "   " + (fine ? paint.green("ok") : paint.yellow("look"));
  }

  @Override
  public void caseFinished(CaseResult result) {
    if (console.verbose()) {
      console.note(mark(result.verdict()) + " " + result.id() + "  " + Words.time(result.time()));
    }
  }

  /** Tells how it went, when it is known what it comes to. */
  void judged(RunResult result, Judgement judgement, Path folder) {
    groups(result);
    for (CaseResult each : result.results()) {
      Standing standing = judgement.of(each);
      if (standing.kind() == Standing.Kind.KNOWN) {
        line("");
        line(mark(each.verdict()) + " " + paint.bold(each.id()) + "  " + standing.text());
        continue;
      }
      if (standing.kind().isRed()) {
        line("");
        line(paint.red("✗") + " " + paint.bold(each.id()) + "  " + standing.text());
      }
      switch (each.verdict()) {
        case PASS, NOT_APPLICABLE -> {}
        case DIFFERS -> differs(each);
        default -> {
          details(each);
          if (each.transcript().count() > 0) {
            row("evidence", folder.resolve(Report.folder(each.id())) + "/");
          }
        }
      }
    }
    line("");
    line(sums(result) + "          " + Human.duration(result.time()));
    result.stopped().ifPresent(why -> line("stopped   " + why));
    line(result.footprint().text());
  }

  // ---- the table of groups

  private void groups(RunResult result) {
    for (Map.Entry<String, List<CaseResult>> group : byGroup(result).entrySet()) {
      List<CaseResult> judged =
          group.getValue().stream()
              .filter(each -> each.verdict() != Verdict.NOT_APPLICABLE)
              .toList();
      if (!judged.isEmpty()) {
        line("%-12s%s".formatted(group.getKey(), counts(judged)).stripTrailing());
      }
    }
    List<CaseResult> none =
        result.results().stream().filter(each -> each.verdict() == Verdict.NOT_APPLICABLE).toList();
    line(
        "n/a %d%s    not allowed %d"
            .formatted(none.size(), reasons(none), result.start().notAllowed().size()));
  }

  /** Why cases did not apply, the most frequent first; what is not offered is one reason. */
  private static String reasons(List<CaseResult> none) {
    Map<String, Long> counts =
        none.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.reason().replaceFirst("^(not offered):.*", "$1"),
                    LinkedHashMap::new,
                    Collectors.counting()));
    List<String> texts =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(each -> each.getValue() + " × " + each.getKey())
            .toList();
    int more = texts.size() - MOST_REASONS;
    return texts.isEmpty()
        ? ""
        : " ("
            + String.join(" · ", texts.subList(0, Math.min(MOST_REASONS, texts.size())))
            + (more > 0 ? " · and " + more + " other reasons" : "")
            + ")";
  }

  private Map<String, List<CaseResult>> byGroup(RunResult result) {
    return result.results().stream()
        .collect(
            Collectors.groupingBy(
                each ->
                    catalogue.groupOf(each.conformanceCase()).map(CaseGroup::name).orElse("other"),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private String counts(List<CaseResult> results) {
    StringBuilder text = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      long count = results.stream().filter(each -> each.verdict() == verdict).count();
      if (count > 0) {
        text.append("%4d %s".formatted(count, mark(verdict)));
      }
    }
    return text.toString();
  }

  private String mark(Verdict verdict) {
    return switch (verdict) {
      case PASS -> paint.green("✓");
      case WARN -> paint.yellow("!");
      case DIFFERS -> "≠";
      case FAIL -> paint.red("✗");
      case INCONCLUSIVE -> "?";
      case NOT_APPLICABLE -> "-";
      case ERROR -> paint.red("E");
    };
  }

  // ---- one case

  private void differs(CaseResult each) {
    line("");
    title(each);
    if (!each.reason().isEmpty()) {
      row("known", each.reason());
    }
    each.findings().stream().findFirst().ifPresent(this::finding);
  }

  private void title(CaseResult each) {
    line(
        mark(each.verdict())
            + " "
            + paint.bold(each.id())
            + "  "
            + each.conformanceCase().title()
            + "     "
            + each.conformanceCase().rule().level().plain()
            + " · "
            + each.conformanceCase().rule().certainty().plain());
  }

  private void details(CaseResult each) {
    line("");
    title(each);
    row(
        "rule",
        each.conformanceCase().rule().rule() + "   " + each.conformanceCase().rule().source());
    if (!each.reason().isEmpty()) {
      row("why", each.reason());
    }
    sent(each).ifPresent(text -> row("sent", text));
    each.findings().stream().limit(MOST_FINDINGS).forEach(this::finding);
    if (each.findings().size() > MOST_FINDINGS) {
      row("", "and " + (each.findings().size() - MOST_FINDINGS) + " more findings in the report");
    }
    Advice.of(each).ifPresent(fix -> row("fix", fix));
    if (!each.controls().isEmpty() && !each.reason().startsWith("the control")) {
      row(
          "control",
          each.controls().get(0).what()
              + ": "
              + each.controls().stream()
                  .map(control -> control.got() + " " + when(control))
                  .collect(Collectors.joining(", ")));
    }
    row("again", each.again());
  }

  private static String when(Control control) {
    return control.when().name().toLowerCase(Locale.ROOT);
  }

  /** The last thing that we sent before what came, if it is known what came. */
  private static Optional<String> sent(CaseResult each) {
    return each.visible().stream()
        .flatMap(finding -> finding.place().stream())
        .map(Place::frame)
        .findFirst()
        .flatMap(
            at ->
                each.transcript().frames().stream()
                    .filter(frame -> frame.kind().isSent() && frame.number() < at)
                    .reduce((first, second) -> second))
        .map(frame -> "→ " + Words.of(frame));
  }

  /** Arrows are for what is to be seen in a frame. */
  private void finding(Finding finding) {
    String arrow = finding.place().isPresent() ? "← " : "";
    row("wanted", arrow + finding.wanted());
    row(
        "got",
        arrow
            + finding.got()
            + finding.place().map(place -> "     " + place).orElse("")
            + finding.context().map(other -> " in " + other).orElse(""));
  }

  private void row(String what, String text) {
    line("  %-9s %s".formatted(what, text.replace("\n", "\n            ")));
  }

  private static String sums(RunResult result) {
    return result.count(Verdict.PASS)
        + " pass · "
        + result.count(Verdict.FAIL)
        + " fail · "
        + result.count(Verdict.WARN)
        + " warn · "
        + result.count(Verdict.DIFFERS)
        + " differ · "
        + result.count(Verdict.INCONCLUSIVE)
        + " inconclusive · "
        + result.count(Verdict.NOT_APPLICABLE)
        + " n/a · "
        + result.start().notAllowed().size()
        + " not allowed"
        + (result.count(Verdict.ERROR) == 0 ? "" : " · " + result.count(Verdict.ERROR) + " errors");
  }
}
