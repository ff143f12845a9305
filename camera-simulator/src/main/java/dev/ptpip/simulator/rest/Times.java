package dev.ptpip.simulator.rest;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in queries: {@code 500ms}, {@code 5s}, {@code 2.5min}, {@code 1h}. */
final class Times {
  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m|min|h)");

  private Times() {}

  /**
   * Reads a duration up to {@code longest}.
   *
   * @param where the parameter that it came in
   */
  static Duration parse(String text, String where, Duration longest) {
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches()) {
      double millis = Double.parseDouble(matcher.group(1)) * unitMillis(matcher.group(2));
      if (millis <= longest.toMillis()) {
        return Duration.ofNanos((long) (millis * 1e6));
      }
    }
    throw Problem.badRequest(
        where
            + ": a duration such as 500ms, 5s or 2min up to "
            + longest.toSeconds()
            + "s expected, not \""
            + text
            + "\"");
  }

  private static long unitMillis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1000;
      case "h" -> 3_600_000;
      default -> 60_000;
    };
  }
}
