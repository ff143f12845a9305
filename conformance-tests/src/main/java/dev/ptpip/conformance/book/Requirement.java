package dev.ptpip.conformance.book;

/**
 * One rule that can be tested.
 *
 * @param id permanent, for example PTPIP-INIT-07
 * @param groupNumber number of its group in the rule book
 * @param group title of its group
 * @param level how strongly it is put
 * @param role whom it binds
 * @param certainty how well its source is known
 * @param certaintyNote more about that, or empty
 * @param runClass what it takes to test it
 * @param source clause of the standard, or where it was seen
 * @param rule the rule in our own words
 * @param test how a black box tests it
 * @param note more about it, or empty
 */
public record Requirement(
    String id,
    int groupNumber,
    String group,
    Level level,
    Role role,
    Certainty certainty,
    String certaintyNote,
    RunClass runClass,
    String source,
    String rule,
    String test,
    String note) {
  /** Checks that it says something. */
  public Requirement {
    if (id.isBlank() || rule.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("a requirement has an id, a rule and a source: " + id);
    }
  }

  /** The part of the id before the number: PTPIP-INIT. */
  public String family() {
    return id.substring(0, id.lastIndexOf('-'));
  }
}
