package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;

/** Whole numbers as they are typed. */
final class Numbers {
  private Numbers() {}

  /**
   * Reads a decimal number within a range.
   *
   * @throws CommandFailure naming {@code where} if it is none
   */
  static int between(int least, int most, String text, String where) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw CommandFailure.impossible(
        where + ": a number from " + least + " to " + most + " expected, not \"" + text + "\"");
  }

  /**
   * Reads a decimal 64-bit number.
   *
   * @throws CommandFailure naming {@code where} if it is none
   */
  static long any(String text, String where) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw CommandFailure.impossible(where + ": a number expected, not \"" + text + "\"");
    }
  }
}
