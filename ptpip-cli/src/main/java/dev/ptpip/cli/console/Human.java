package dev.ptpip.cli.console;

import java.time.Duration;
import java.util.Locale;

/**
 * Sizes, durations and counts as people read them. No formatter: cameras print them while starting.
 */
public final class Human {
  private static final String[] SIZE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Human() {}

  /** Decimal units with one digit after the point below 100: {@code 412 B}, {@code 8.4 MB}. */
  public static String size(long bytes) {
    if (bytes < 0) {
      return "?";
    }
    if (bytes < 1000) {
      return bytes + " B";
    }
    int unit = 1;
    long tenth = 100;
    while (unit < SIZE_UNITS.length - 1 && rounded(bytes, tenth) >= 10_000) {
      tenth *= 1000;
      unit++;
    }
    return oneDigit(rounded(bytes, tenth)) + " " + SIZE_UNITS[unit];
  }

  private static long rounded(long bytes, long tenth) {
    return bytes / tenth + (bytes % tenth >= tenth / 2 ? 1 : 0);
  }

  private static String oneDigit(long tenths) {
    return tenths >= 1000 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  /** {@code 0.3 ms}, {@code 22 ms}, {@code 3.1 s}, {@code 4 min 12 s}, {@code 2 h 5 min}. */
  public static String duration(Duration duration) {
    long micros = Math.max(0, duration.toNanos() / 1000);
    if (micros < 1000) {
      return "0." + micros / 100 + " ms";
    }
    long millis = micros / 1000;
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return oneDigit(millis / 100) + " s";
    }
    long seconds = millis / 1000;
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
  }

  /** {@code 1 image}, {@code 12 images}. */
  public static String count(long number, String singular) {
    return number + " " + singular + (number == 1 ? "" : "s");
  }

  /** Bytes per time: {@code 143 MB/s}; empty when too little time has passed to tell. */
  public static String rate(long bytes, Duration duration) {
    long millis = duration.toMillis();
    return millis < 1 ? "" : size(bytes * 1000L / millis) + "/s";
  }

  /** Digits in upper case with {@code 0x}, at least {@code width}: {@code 0x1009}. */
  public static String hex(long number, int width) {
    String digits = Long.toHexString(number).toUpperCase(Locale.ROOT);
    StringBuilder text = new StringBuilder("0x");
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits).toString();
  }

  /** {@code text} with spaces behind it up to {@code width} characters. */
  public static String pad(String text, int width) {
    int missing = width - text.length();
    return missing <= 0 ? text : text + " ".repeat(missing);
  }

  /** {@code text} with spaces before it up to {@code width} characters. */
  public static String padLeft(String text, int width) {
    int missing = width - text.length();
    return missing <= 0 ? text : " ".repeat(missing) + text;
  }
}
