package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.camera.TimeSpan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and prints values with units: shares, sizes, times, rates, numbers of images. */
final class Quantity {
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*([a-zA-Z%µ/]*)");
  private static final BigDecimal LONGEST_NANOS =
      BigDecimal.valueOf(Duration.ofDays(365).toNanos());

  private Quantity() {}

  /** A whole share of a hundred: {@code 62%}, {@code 62 %}, {@code 62}. */
  static int percent(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    if (parts.matches() && (parts.group(2).equals("%") || parts.group(2).isEmpty())) {
      BigDecimal share = new BigDecimal(parts.group(1)).stripTrailingZeros();
      if (share.scale() <= 0 && share.compareTo(BigDecimal.valueOf(100)) <= 0) {
        return share.intValue();
      }
    }
    throw new IllegalArgumentException("0% to 100% expected, not \"" + text + "\"");
  }

  /** Bytes: {@code 64 MB}, {@code 2 GB}, {@code 512 kB}, {@code 16 MiB}; 1 MB is 1,000,000 B. */
  static long bytes(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    long unit = parts.matches() ? bytesOf(parts.group(2)) : 0;
    if (unit > 0) {
      BigDecimal bytes = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit));
      if (bytes.stripTrailingZeros().scale() <= 0
          && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        return bytes.longValue();
      }
    }
    throw new IllegalArgumentException(
        "a size such as 64 MB, 2 GB or 512 kB expected, not \"" + text + "\"");
  }

  private static long bytesOf(String unit) {
    return switch (unit.toUpperCase(Locale.ROOT)) {
      case "B" -> 1;
      case "KB" -> 1_000;
      case "MB" -> 1_000_000;
      case "GB" -> 1_000_000_000;
      case "TB" -> 1_000_000_000_000L;
      case "KIB" -> 1L << 10;
      case "MIB" -> 1L << 20;
      case "GIB" -> 1L << 30;
      default -> 0;
    };
  }

  /** Prints a size as {@link #bytes} reads it. */
  static String bytesText(long bytes) {
    String[] units = {"TB", "GB", "MB", "kB"};
    long unit = 1_000_000_000_000L;
    for (String name : units) {
      if (bytes > 0 && bytes % unit == 0) {
        return bytes / unit + " " + name;
      }
      unit /= 1000;
    }
    return bytes + " B";
  }

  /** Whether a text is a number of images. */
  static boolean isImages(String text) {
    return text.strip().matches("\\d+(\\s*images?)?");
  }

  /** Images: {@code 2 images}, {@code 1 image}, {@code 2}. */
  static int images(String text) {
    String digits = text.strip().replaceAll("\\s*images?$", "");
    if (digits.matches("\\d{1,7}")) {
      return Integer.parseInt(digits);
    }
    throw new IllegalArgumentException(
        "a number of images such as \"2 images\" expected, not \"" + text + "\"");
  }

  /** A time: {@code 400 ms}, {@code 3s}, {@code 2min}, {@code 1h}. */
  static Duration time(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    long unit = parts.matches() ? nanosOf(parts.group(2)) : 0;
    if (unit > 0) {
      BigDecimal nanos = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit));
      if (nanos.compareTo(LONGEST_NANOS) <= 0) {
        return Duration.ofNanos(nanos.longValue());
      }
    }
    throw new IllegalArgumentException(
        "a time such as 400 ms, 3s, 2min or 1h expected, not \"" + text + "\"");
  }

  private static long nanosOf(String unit) {
    return switch (unit) {
      case "us", "µs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000L;
      case "min" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0;
    };
  }

  /** Prints a time as {@link #time} reads it. */
  static String timeText(Duration time) {
    long nanos = time.toNanos();
    if (nanos % 1_000_000_000L == 0) {
      return nanos / 1_000_000_000L + " s";
    }
    BigDecimal millis = BigDecimal.valueOf(nanos, 6);
    return millis.stripTrailingZeros().toPlainString() + " ms";
  }

  /** A time that varies: {@code 180 ms ± 40 ms}, {@code 180 ms +- 40 ms}, {@code 180 ms}. */
  static TimeSpan span(String text) {
    String[] parts = text.strip().split("\\s*(?:±|\\+-|\\+/-)\\s*", 2);
    Duration time = time(parts[0]);
    Duration spread = parts.length > 1 ? time(parts[1]) : Duration.ZERO;
    if (spread.compareTo(time) > 0) {
      throw new IllegalArgumentException(
          "it can't vary by more than the time itself: \"" + text + "\"");
    }
    return new TimeSpan(time, spread);
  }

  /** Prints a time that varies. */
  static String spanText(TimeSpan span) {
    return timeText(span.time()) + (span.spread().isZero() ? "" : " ± " + timeText(span.spread()));
  }

  /** Time from one frame to the next: {@code 30 fps}. */
  static Duration frame(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    if (parts.matches() && parts.group(2).equals("fps")) {
      double rate = Double.parseDouble(parts.group(1));
      if (rate >= 0.1 && rate <= 1000) {
        return Duration.ofNanos(Math.round(1e9 / rate));
      }
    }
    throw new IllegalArgumentException(
        "0.1 fps to 1000 fps expected, such as 30 fps, not \"" + text + "\"");
  }

  /** Prints the time between two frames as a rate. */
  static String frameText(Duration frame) {
    double rate = 1e9 / frame.toNanos();
    long whole = Math.round(rate);
    if (whole > 0 && Math.round(1e9 / whole) == frame.toNanos()) {
      return whole + " fps";
    }
    return BigDecimal.valueOf(Math.round(rate * 1e6), 6).stripTrailingZeros().toPlainString()
        + " fps";
  }
}
