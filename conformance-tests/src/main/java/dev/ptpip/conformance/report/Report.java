package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.known.Judgement;
import dev.ptpip.conformance.known.Standing;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Catalogue;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run and all that its reports say about it.
 *
 * @param run the run
 * @param catalogue the cases that there are
 * @param judgement what it comes to
 * @param comparison with an earlier run, if there is one
 * @param provenance where it was made
 */
public record Report(
    RunResult run,
    Catalogue catalogue,
    Judgement judgement,
    Optional<Comparison> comparison,
    Provenance provenance) {

  /**
   * Where a report comes from.
   *
   * @param suite release of the suite
   * @param command what was typed
   * @param host on which machine
   */
  public record Provenance(String suite, String command, String host) {}

  /** The name of the group of a case. */
  String group(ConformanceCase each) {
    return catalogue.groupOf(each).map(CaseGroup::name).orElse("other");
  }

  /** Results by the name of their group, in order. */
  Map<String, List<CaseResult>> byGroup() {
    return run.results().stream()
        .collect(
            Collectors.groupingBy(
                each -> group(each.conformanceCase()), LinkedHashMap::new, Collectors.toList()));
  }

  /** What an entry of the list of known failures says of a case, or nothing. */
  Standing standing(CaseResult result) {
    return judgement.of(result);
  }

  /** Who was judged: maker, model, firmware. */
  String device() {
    return isOfClient() ? run.start().target().text() : run.start().facts().text();
  }

  /** Whether a client was judged. */
  boolean isOfClient() {
    return run.start().target().kind() == Target.Kind.CLIENT;
  }

  /** The subcommand that makes such reports. */
  String subcommand() {
    return isOfClient() ? "ptpip check-client" : "ptpip check";
  }

  /** The name of the folder of a case; brackets mean something to shells. */
  public static String folder(String id) {
    return id.replace('[', '-').replace("]", "").replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private long failed() {
    return run.results().stream()
        .filter(each -> each.verdict() == Verdict.FAIL && !judgement.isKnown(each))
        .count();
  }

  /** The whole in one sentence. */
  String sentence() {
    List<String> parts = new ArrayList<>();
    long failed = failed();
    long known = run.results().stream().filter(judgement::isKnown).count();
    long red = judgement.standings().values().stream().filter(each -> each.kind().isRed()).count();
    String what =
        "set "
            + run.start().options().set().name()
            + (isOfClient()
                ? " as far as it binds clients"
                : " in profile " + run.start().options().profile().word());
    String subject =
        switch (judgement.outcome()) {
          case GOOD -> subject() + " meets " + what;
          case NOT_GOOD -> subject() + " does not meet " + what;
          case NO_VERDICT -> subject() + " could not be judged in full against " + what;
          case OUR_ERROR -> "The suite made a mistake of its own judging " + device();
        };
    if (failed > 0) {
      parts.add(count(failed, "case") + (failed == 1 ? " fails" : " fail"));
    }
    if (known > 0) {
      parts.add(count(known, "known failure"));
    }
    if (red > 0) {
      parts.add(count(red, "entry", "entries") + " of the known failures no longer true");
    }
    add(parts, run.count(Verdict.WARN), " with a warning");
    long differs = run.count(Verdict.DIFFERS);
    add(parts, differs, differs == 1 ? " differs without failing" : " differ without failing");
    add(parts, run.count(Verdict.INCONCLUSIVE), " could not be judged");
    add(parts, run.start().notAllowed().size(), " not allowed");
    run.stopped().ifPresent(why -> parts.add("stopped early: " + why));
    return subject + (parts.isEmpty() ? "." : "; " + String.join("; ", parts) + ".");
  }

  /** The device at the beginning of a sentence. */
  private String subject() {
    String device = device();
    return device.isEmpty()
        ? device
        : device.substring(0, 1).toUpperCase(Locale.ROOT) + device.substring(1);
  }

  private static void add(List<String> parts, long number, String text) {
    if (number > 0) {
      parts.add(number + text);
    }
  }

  static String count(long number, String singular) {
    return count(number, singular, singular + "s");
  }

  private static String count(long number, String singular, String plural) {
    return number + " " + (number == 1 ? singular : plural);
  }

  /** The exit code that goes with the outcome. */
  int exit() {
    return switch (judgement.outcome()) {
      case GOOD -> 0;
      case NOT_GOOD -> 1;
      case NO_VERDICT -> 3;
      case OUR_ERROR -> 4;
    };
  }
}
