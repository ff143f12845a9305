package dev.ptpip.simulator.fault;

/**
 * A rule can't be understood. The message names what is wrong and the nearest word that would be
 * right; {@link #key} and {@link #offset} say where.
 */
public final class RuleSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;
  private final int offset;

  RuleSyntaxException(String problem) {
    this("", problem, -1);
  }

  private RuleSyntaxException(String key, String problem, int offset) {
    super(message(key, problem, offset));
    this.key = key;
    this.problem = problem;
    this.offset = offset;
  }

  private static String message(String key, String problem, int offset) {
    String where = key.isEmpty() ? "" : key + ": ";
    return where + problem + (offset < 0 ? "" : " (column " + (offset + 1) + ")");
  }

  /** The part of the rule, as {@code when} or {@code do.drop}; empty if it is the rule itself. */
  public String key() {
    return key;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** Characters before the place in a rule that is one line of text; -1 if it is none. */
  public int offset() {
    return offset;
  }

  /** The same, found in this part of the rule. */
  RuleSyntaxException in(String part) {
    return new RuleSyntaxException(key.isEmpty() ? part : part + "." + key, problem, offset);
  }

  /** The same, found at this character, unless the place is known already. */
  RuleSyntaxException at(int place) {
    return offset >= 0 ? this : new RuleSyntaxException(key, problem, place);
  }
}
