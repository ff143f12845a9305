package dev.ptpip.cli.console;

import java.util.Map;

/** When to colour. */
public enum ColorMode {
  /** On a terminal, unless {@code NO_COLOR} is set or the terminal is dumb. */
  AUTO,
  /** Always, wherever the output goes. */
  ALWAYS,
  /** Never. */
  NEVER;

  /**
   * Reads {@code auto}, {@code always} or {@code never}.
   *
   * @throws CommandFailure if it is none of them
   */
  public static ColorMode parse(String text) {
    return switch (text) {
      case "auto" -> AUTO;
      case "always" -> ALWAYS;
      case "never" -> NEVER;
      default ->
          throw CommandFailure.impossible(
              "--color: auto, always or never expected, not \"" + text + "\"");
    };
  }

  /** Whether to colour what goes to {@code stream}. */
  boolean applies(Stdio.Stream stream, Stdio stdio) {
    if (this != AUTO) {
      return this == ALWAYS;
    }
    Map<String, String> environment = stdio.environment();
    // https://no-color.org: set and not empty, whatever it is set to
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"))
        && stdio.isTerminal(stream);
  }
}
