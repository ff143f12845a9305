package dev.ptpip.simulator.fault;

/**
 * What becomes of a number in a packet: {@code -1} and {@code +4} change it, {@code 0} and {@code
 * max} replace it.
 *
 * @param kind how
 * @param amount the difference, or the new value
 */
public record NumberEdit(Kind kind, long amount) {
  /** How a number is changed. */
  public enum Kind {
    /** A difference is added. */
    ADD,
    /** Another value takes its place. */
    SET,
    /** The largest value takes its place: all bits are 1. */
    MAX
  }

  static NumberEdit parse(String text) {
    String digits = text.strip();
    if (digits.equals("max")) {
      return new NumberEdit(Kind.MAX, 0);
    }
    if (digits.matches("[+-]\\d{1,18}")) {
      return new NumberEdit(Kind.ADD, Long.parseLong(digits));
    }
    if (digits.matches("\\d{1,18}")) {
      return new NumberEdit(Kind.SET, Long.parseLong(digits));
    }
    throw new RuleSyntaxException(
        "a difference such as -1 or +4, a number, or max expected, not \"" + text + "\"");
  }

  /** The number in place of {@code number}. */
  long apply(long number) {
    return switch (kind) {
      case ADD -> number + amount;
      case SET -> amount;
      case MAX -> -1;
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case ADD -> amount < 0 ? Long.toString(amount) : "+" + amount;
      case SET -> Long.toString(amount);
      case MAX -> "max";
    };
  }
}
