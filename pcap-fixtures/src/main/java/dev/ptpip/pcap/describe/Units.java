package dev.ptpip.pcap.describe;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times for people. */
final class Units {
  private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final double STEP = 1000;
  private static final double TWO_DIGITS = 100;

  private Units() {}

  /** {@code 8 392 114 B}. */
  static String bytes(long bytes) {
    return grouped(bytes) + " B";
  }

  /** Digits in groups of three. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  /** {@code 12.4 MB}. */
  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= STEP && unit < SIZES.length - 1) {
      value /= STEP;
      unit++;
    }
    return unit == 0 || value >= TWO_DIGITS
        ? "%.0f %s".formatted(value, SIZES[unit])
        : String.format(Locale.ROOT, "%.1f %s", value, SIZES[unit]);
  }

  /** {@code 0.92 s}, {@code 3 ms}. */
  static String time(Duration time) {
    double seconds = time.toNanos() / 1e9;
    if (seconds < 0.1) {
      return "%.0f ms".formatted(seconds * STEP);
    }
    return seconds < TWO_DIGITS
        ? String.format(Locale.ROOT, "%.2f s", seconds)
        : "%.0f s".formatted(seconds);
  }

  /** Seconds with three digits, as columns show them. */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  /** {@code 1 event}, {@code 63 transactions}. */
  static String count(long number, String noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
