package dev.ptpip.cli.console;

/** Colours by the escape sequences of ECMA-48 §8.3.117 (SGR), or not at all. */
public enum Paint {
  /** Leaves text as it is. */
  NONE,
  /** Puts escape sequences around it. */
  ANSI;

  /** Wrong. */
  public String red(String text) {
    return sgr("31", text);
  }

  /** Worth a look. */
  public String yellow(String text) {
    return sgr("33", text);
  }

  /** Good. */
  public String green(String text) {
    return sgr("32", text);
  }

  /** Important. */
  public String bold(String text) {
    return sgr("1", text);
  }

  /** Less important. */
  public String dim(String text) {
    return sgr("2", text);
  }

  private String sgr(String code, String text) {
    return this == NONE || text.isEmpty() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
  }
}
