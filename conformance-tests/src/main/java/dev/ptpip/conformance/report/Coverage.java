package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.book.Requirement;
import dev.ptpip.conformance.book.RuleBook;
import dev.ptpip.conformance.book.RunClass;
import dev.ptpip.conformance.client.ClientCases;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.RunOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a rule of the book was tested, and why not.
 *
 * @param rule the rule
 * @param tested whether a case of it was judged
 * @param cases ids of its cases in this run
 * @param text how they ended, or why there was none
 */
record Coverage(Requirement rule, boolean tested, List<String> cases, String text) {
  private static final Set<String> CLIENT_RULES =
      ClientCases.all().stream()
          .map(each -> each.id().replaceFirst("\\[.*", ""))
          .collect(Collectors.toUnmodifiableSet());

  /** Of every rule, in the order of the book. */
  static List<Coverage> of(Report report) {
    Map<String, List<CaseResult>> results = new HashMap<>();
    for (CaseResult each : report.run().results()) {
      rules(each.conformanceCase())
          .forEach(id -> results.computeIfAbsent(id, key -> new ArrayList<>()).add(each));
    }
    Map<String, List<ConformanceCase>> notAllowed = byRule(report.run().start().notAllowed());
    Map<String, List<ConformanceCase>> all = byRule(report.catalogue().cases());
    return RuleBook.standard().requirements().stream()
        .map(
            rule -> {
              List<CaseResult> of = results.getOrDefault(rule.id(), List.of());
              return of.isEmpty()
                  ? new Coverage(
                      rule,
                      false,
                      List.of(),
                      why(
                          rule,
                          report.isOfClient(),
                          report.run().start().options(),
                          notAllowed.getOrDefault(rule.id(), List.of()),
                          all.containsKey(rule.id())))
                  : tested(rule, of);
            })
        .toList();
  }

  private static List<String> rules(ConformanceCase each) {
    List<String> ids = new ArrayList<>();
    ids.add(each.rule().id());
    each.covers().forEach(rule -> ids.add(rule.id()));
    return ids;
  }

  private static Map<String, List<ConformanceCase>> byRule(List<ConformanceCase> cases) {
    Map<String, List<ConformanceCase>> all = new HashMap<>();
    for (ConformanceCase each : cases) {
      rules(each).forEach(id -> all.computeIfAbsent(id, key -> new ArrayList<>()).add(each));
    }
    return all;
  }

  private static Coverage tested(Requirement rule, List<CaseResult> results) {
    boolean judged =
        results.stream()
            .anyMatch(
                each ->
                    each.verdict() != Verdict.INCONCLUSIVE
                        && each.verdict() != Verdict.NOT_APPLICABLE);
    String text =
        judged
            ? results.stream()
                .map(each -> each.verdict().word())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "))
            : results.get(0).verdict().word() + ": " + results.get(0).reason();
    return new Coverage(rule, judged, results.stream().map(CaseResult::id).toList(), text);
  }

  private static String why(
      Requirement rule,
      boolean client,
      RunOptions options,
      List<ConformanceCase> notAllowed,
      boolean hasCase) {
    Optional<String> excuse =
        Optional.ofNullable(
            (client ? RuleBook.standard().clientExcuses() : RuleBook.standard().excuses())
                .get(rule.id()));
    if (excuse.isPresent()) {
      return "no black box can test it: " + excuse.get();
    }
    if (!notAllowed.isEmpty()) {
      return "not allowed: takes --allow " + notAllowed.get(0).permission().word();
    }
    if (client) {
      return hasCase ? "not selected" : "binds cameras: ptpip check";
    }
    if (!rule.role().bindsResponder() || rule.runClass() == RunClass.MOCK) {
      return onClients(rule);
    }
    if (!options.set().contains(rule)) {
      return "not in set " + options.set().name();
    }
    if (options.profile().ruling(rule) == Profile.Ruling.NOT_ASKED) {
      return "not asked for in profile " + options.profile().word();
    }
    return hasCase ? "not selected" : "no case of this release tests it on a camera";
  }

  /** What is only to be seen at a client. */
  private static String onClients(Requirement rule) {
    if (CLIENT_RULES.contains(rule.id())) {
      return "looked at in clients: ptpip check-client";
    }
    return Optional.ofNullable(RuleBook.standard().clientExcuses().get(rule.id()))
        .map(why -> "to be seen at clients only, where no black box can test it: " + why)
        .orElse("to be seen at clients only, and no case of this release looks at it");
  }

  /** How many rules were not tested, by the kind of reason, the most frequent first. */
  static String reasons(List<Coverage> all) {
    Map<String, Long> counts =
        all.stream()
            .filter(each -> !each.tested())
            .collect(
                Collectors.groupingBy(
                    each -> each.text().replaceFirst("(?s):.*", ""), Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(" · "));
  }
}
