package dev.ptpip.cli.console;

/** How a command ended, for scripts; the same for both commands. */
public enum ExitCode {
  /** Everything asked for was done and judged good. */
  GOOD(0),
  /** The thing under test is not good: a camera refused, lied or broke the protocol. */
  NOT_GOOD(1),
  /** Something impossible was asked for: a bad flag, a name that nobody knows, a bad file. */
  IMPOSSIBLE(2),
  /** No verdict: the target cannot be reached, a precondition is missing. */
  NO_VERDICT(3),
  /** A fault of this program; a file to attach to a report was written. */
  OUR_BUG(4),
  /** Interrupted by the user. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }
}
