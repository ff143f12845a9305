package dev.ptpip.cli.console;

/** Ends a command with a message for its user and an exit code. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** Ends with {@code exitCode}; the message says what was expected, what came, and where. */
  public CommandFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something impossible was asked for. */
  public static CommandFailure impossible(String message) {
    return new CommandFailure(ExitCode.IMPOSSIBLE, message);
  }

  /** There is no verdict: something that is needed is not there. */
  public static CommandFailure noVerdict(String message) {
    return new CommandFailure(ExitCode.NO_VERDICT, message);
  }

  /** The camera is not good. */
  public static CommandFailure notGood(String message) {
    return new CommandFailure(ExitCode.NOT_GOOD, message);
  }

  /** What the process ends with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
