package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.fault.RuleReport;
import dev.ptpip.simulator.responder.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a run was as expected, and if not, why.
 *
 * @param broken the expectations that do not hold
 * @param reasons what is wrong, a line each
 */
public record Verdict(List<Expectation> broken, List<String> reasons) {
  /** Copies the lists. */
  public Verdict {
    broken = List.copyOf(broken);
    reasons = List.copyOf(reasons);
  }

  /** Whether everything expected holds. */
  public boolean isGood() {
    return broken.isEmpty();
  }

  /** {@code expect "all rules fired" and "no violations" do not hold}; empty if all do. */
  public String sentence() {
    if (isGood()) {
      return "";
    }
    List<String> names = broken.stream().map(each -> "\"" + each + "\"").toList();
    String joined =
        names.size() == 1
            ? names.get(0)
            : String.join(", ", names.subList(0, names.size() - 1))
                + " and "
                + names.get(names.size() - 1);
    return "expect " + joined + (names.size() == 1 ? " does not hold" : " do not hold");
  }

  /**
   * Judges by a scenario's expectations alone.
   *
   * @param rules how the rules stand
   * @param violations what initiators did
   */
  public static Verdict of(Tally tally, List<RuleReport> rules, List<Violation> violations) {
    return judge(tally.expectations(), tally, rules, violations);
  }

  /**
   * Judges as a test does: as {@link #of}, and all rules have fired and nobody broke the protocol
   * unless the scenario allows it.
   */
  public static Verdict ofTest(Tally tally, List<RuleReport> rules, List<Violation> violations) {
    List<Expectation> expected = new ArrayList<>(tally.expectations());
    addUnlessAllowed(expected, Expectation.Fact.ALL_RULES_FIRED, Expectation.Fact.RULES_MAY_REST);
    addUnlessAllowed(expected, Expectation.Fact.NO_VIOLATIONS, Expectation.Fact.VIOLATIONS_ALLOWED);
    return judge(expected, tally, rules, violations);
  }

  private static void addUnlessAllowed(
      List<Expectation> expected, Expectation fact, Expectation allowance) {
    if (!expected.contains(fact) && !expected.contains(allowance)) {
      expected.add(fact);
    }
  }

  private static Verdict judge(
      List<Expectation> expected, Tally tally, List<RuleReport> rules, List<Violation> violations) {
    List<Expectation> broken = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Expectation each : expected) {
      List<String> why = why(each, tally, rules, violations);
      if (!why.isEmpty()) {
        broken.add(each);
        reasons.addAll(why);
      }
    }
    return new Verdict(broken, reasons);
  }

  private static List<String> why(
      Expectation expectation, Tally tally, List<RuleReport> rules, List<Violation> violations) {
    if (expectation instanceof Expectation.Came came) {
      long count = tally.count(came);
      return came.bound().holds(count, came.times())
          ? List.of()
          : List.of("expected  " + came + ", but it " + Texts.came(count));
    }
    return switch ((Expectation.Fact) expectation) {
      case ALL_RULES_FIRED -> notFired(rules);
      case NO_VIOLATIONS ->
          violations.stream().map(each -> "violation  " + each).collect(Collectors.toList());
      case RULES_MAY_REST, VIOLATIONS_ALLOWED -> List.of();
    };
  }

  /** A line for each rule that has not fired. */
  public static List<String> notFired(List<RuleReport> rules) {
    return rules.stream()
        .filter(rule -> !rule.hasFired())
        .map(rule -> "not fired  " + rule.line())
        .toList();
  }
}
