package dev.ptpip.cli.console;

import java.time.Duration;

/** Durations as they are typed: a number and a unit, {@code 500ms}, {@code 5s}, {@code 2.5min}. */
public final class Durations {
  private static final long LONGEST_MILLIS = 365L * 24 * 3600 * 1000;

  private Durations() {}

  /**
   * Reads a duration above zero and up to a year.
   *
   * @param where the flag that it was given to, for the message
   * @throws CommandFailure if it is none
   */
  public static Duration parse(String text, String where) {
    int end = 0;
    while (end < text.length() && isNumberPart(text.charAt(end))) {
      end++;
    }
    long unit = unitMillis(text.substring(end).strip());
    double number = number(text.substring(0, end));
    double millis = number * unit;
    if (unit == 0 || !(millis >= 1) || millis > LONGEST_MILLIS) {
      throw CommandFailure.impossible(
          where + ": a duration such as 500ms, 5s, 2min or 1h expected, not \"" + text + "\"");
    }
    return Duration.ofMillis((long) millis);
  }

  private static boolean isNumberPart(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static double number(String digits) {
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static long unitMillis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1000;
      case "m", "min" -> 60_000;
      case "h" -> 3_600_000;
      default -> 0;
    };
  }
}
