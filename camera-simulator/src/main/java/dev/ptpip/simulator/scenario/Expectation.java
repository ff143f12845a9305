package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.fault.Trigger;

/** Something that has to be true of a run in the end. Prints as it is written in a scenario. */
public sealed interface Expectation {
  /** What can be said without a number. */
  enum Fact implements Expectation {
    /** Each rule has fired at least once. */
    ALL_RULES_FIRED("all rules fired"),
    /** No initiator broke the protocol. */
    NO_VIOLATIONS("no violations"),
    /** A test does not fail because a rule has not fired. */
    RULES_MAY_REST("rules may rest"),
    /** A test does not fail because an initiator broke the protocol. */
    VIOLATIONS_ALLOWED("violations allowed");

    private final String text;

    Fact(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** How a number has to be. */
  enum Bound {
    /** No less. */
    AT_LEAST("at least"),
    /** No more. */
    AT_MOST("at most"),
    /** Neither less nor more. */
    EXACTLY("exactly");

    private final String text;

    Bound(String text) {
      this.text = text;
    }

    /** Whether a count is as wanted. */
    public boolean holds(long count, long wanted) {
      return switch (this) {
        case AT_LEAST -> count >= wanted;
        case AT_MOST -> count <= wanted;
        case EXACTLY -> count == wanted;
      };
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * An operation came so often.
   *
   * @param operation which one, with its parameters if they matter
   * @param bound how the number has to be
   * @param times the number
   */
  record Came(Trigger.OnOperation operation, Bound bound, int times) implements Expectation {
    /** Checks the sign. */
    public Came {
      if (times < 0) {
        throw new IllegalArgumentException("a number of times from 0 on, not " + times);
      }
    }

    /** {@code at least 2}, {@code never}. */
    public String amount() {
      return bound == Bound.EXACTLY && times == 0 ? "never" : bound + " " + times;
    }

    @Override
    public String toString() {
      return operation + ": " + amount();
    }
  }
}
