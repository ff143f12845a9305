package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.camera.Camera;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts a {@link Rule} together. Confined to one thread. */
public final class RuleBuilder {
  private final Trigger trigger;
  private Limits limits = Limits.NONE;
  private Optional<Position> position = Optional.empty();
  private Optional<Condition> condition = Optional.empty();
  private Optional<Wires> wires = Optional.empty();
  private final List<Action> actions = new ArrayList<>();

  RuleBuilder(Trigger trigger) {
    this.trigger = trigger;
  }

  /** Only for the {@code number}-th time, counted from 1. */
  public RuleBuilder nth(int number) {
    limits = limits.withNth(number);
    return this;
  }

  /** For each {@code number}-th time. */
  public RuleBuilder every(int number) {
    limits = limits.withEvery(number);
    return this;
  }

  /** At most {@code number} times. */
  public RuleBuilder times(int number) {
    limits = limits.withTimes(number);
    return this;
  }

  /** With this probability, 0 to 1. */
  public RuleBuilder chance(double share) {
    limits = limits.withChance(share);
    return this;
  }

  /** At this place of the exchange. */
  public RuleBuilder at(Position place) {
    position = Optional.of(place);
    return this;
  }

  /**
   * When this share of the data phase is through.
   *
   * @param share 0 to 1
   */
  public RuleBuilder atData(double share) {
    return at(new Position.Percent(share * 100));
  }

  /** Only while this is true of the body. */
  public RuleBuilder onlyIf(Condition fact) {
    condition = Optional.of(fact);
    return this;
  }

  /** Only while this is true of the body; {@code what} says it in words. */
  public RuleBuilder onlyIf(String what, Predicate<Camera> test) {
    return onlyIf(new Condition(what, test));
  }

  /** For these connections. */
  public RuleBuilder on(Wires which) {
    wires = Optional.of(which);
    return this;
  }

  /** Does this, behind what was said before. */
  public RuleBuilder then(Action... more) {
    actions.addAll(Arrays.asList(more));
    return this;
  }

  /**
   * The rule.
   *
   * @throws RuleSyntaxException if its parts do not suit each other
   */
  public Rule build() {
    return build(trigger);
  }

  Rule build(Trigger other) {
    return new Rule(other, limits, position, condition, wires, actions);
  }
}
