package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;

/** Numbers of things as they are typed. */
final class Counts {
  private static final int MOST = 1_000_000;

  private Counts() {}

  /**
   * Reads a number above 0.
   *
   * @throws CommandFailure naming {@code where} if it is none
   */
  static int parse(String text, String where) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw CommandFailure.impossible(
        where + ": a number from 1 to " + MOST + " expected, not \"" + text + "\"");
  }
}
