package dev.ptpip.conformance.run;

import java.util.List;

/**
 * What was looked at before the first case.
 *
 * @param checks one by one
 */
public record Preflight(List<Check> checks) {
  /** Copies the list. */
  public Preflight {
    checks = List.copyOf(checks);
  }

  /** How a check came out. */
  public enum State {
    /** Fine. */
    OK,
    /** The run can go on, and may be of less use. */
    WARNING,
    /** The run makes no sense before this is put right. */
    BLOCKED
  }

  /**
   * One check.
   *
   * @param what its name
   * @param state how it came out
   * @param text what was found
   * @param fix what to do about it, or empty
   */
  public record Check(String what, State state, String text, String fix) {}

  /** Whether the run can go on. */
  public boolean isClear() {
    return checks.stream().noneMatch(each -> each.state() == State.BLOCKED);
  }
}
