package dev.ptpip.simulator.fault;

/**
 * How a rule stands.
 *
 * @param id its name, {@code rules[0]}
 * @param rule the rule
 * @param came how often what it waits for has come
 * @param armed how often it applied
 * @param fired how often its actions took place
 * @param why in words what kept it from firing so far; empty if it has fired
 */
public record RuleReport(String id, Rule rule, long came, long armed, long fired, String why) {
  /** Whether its actions took place at least once. */
  public boolean hasFired() {
    return fired > 0;
  }

  /** {@code rules[0] InitiateCapture, nth 3 it came once}. */
  public String line() {
    return "%-48s  %s"
        .formatted(id + " " + rule.occasion(), hasFired() ? "fired " + Counts.times(fired) : why);
  }
}
