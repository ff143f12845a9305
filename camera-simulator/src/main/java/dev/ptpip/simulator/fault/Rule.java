package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.OperationCode;
import java.util.List;
import java.util.Optional;

/**
 * When a camera deviates, and how. Immutable; prints as one line, and the line reads back as an
 * equal rule unless it holds code.
 *
 * @param trigger what it waits for
 * @param limits how often it applies
 * @param position the place within the exchange; empty for what each action does by itself
 * @param condition what has to be true of the body
 * @param wires which connection the faults are for; empty for what each action does by itself
 * @param actions what happens, in order, at least one
 */
public record Rule(
    Trigger trigger,
    Limits limits,
    Optional<Position> position,
    Optional<Condition> condition,
    Optional<Wires> wires,
    List<Action> actions) {
  /** Checks that the parts suit each other. */
  public Rule {
    actions = List.copyOf(actions);
    RuleCheck.check(trigger, limits, position, wires, actions);
  }

  /** Begins a rule for an operation, whatever its parameters. */
  public static RuleBuilder when(OperationCode operation) {
    return when(Trigger.OnOperation.of(operation));
  }

  /** Begins a rule. */
  public static RuleBuilder when(Trigger trigger) {
    return new RuleBuilder(trigger);
  }

  /**
   * Reads a rule of one line: {@code GetObject#1@50%:drop=3s}.
   *
   * @throws RuleSyntaxException if it is none
   */
  public static Rule parse(String spec, Words words) {
    return new SpecParser(spec, words).parse();
  }

  /** As one line that {@link #parse} reads. */
  public String spec() {
    return RuleText.spec(this);
  }

  /** As a YAML mapping on one line. */
  public String yaml() {
    return RuleText.yaml(this);
  }

  /** What it waits for and when it applies, as people read it: {@code GetObject, nth 1, at 50%}. */
  public String occasion() {
    return RuleText.occasion(this);
  }

  /** What it does, as people read it: {@code drop 3s}. */
  public String consequence() {
    return RuleText.consequence(this);
  }

  @Override
  public String toString() {
    return spec();
  }
}
