package dev.ptpip.pcap.describe;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times for people. */
final class Units {
  private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final double STEP = 1000;
  private static final double TWO_DIGITS = 100;
  private static final int GROUP = 3;
  private static final long NOTABLE_NANOS = 100_000_000;
  private static final long[] POWERS = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  private Units() {}

  /** {@code 8 392 114 B}. */
  static String bytes(long bytes) {
    return grouped(bytes) + " B";
  }

  /** Digits in groups of three. */
  static String grouped(long number) {
    String digits = Long.toString(number);
    int first = number < 0 ? 1 : 0;
    if (digits.length() - first <= GROUP) {
      return digits;
    }
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - GROUP; at > first; at -= GROUP) {
      text.insert(at, ' ');
    }
    return text.toString();
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
    long nanos = time.toNanos();
    if (nanos < NOTABLE_NANOS) {
      return decimal(nanos, 6, 0) + " ms";
    }
    return decimal(nanos, 9, nanos < TWO_DIGITS * 1e9 ? 2 : 0) + " s";
  }

  /** Seconds with three digits, as columns show them. */
  static String seconds(Duration time) {
    return decimal(time.toNanos(), 9, 3);
  }

  /** {@code number} / 10^{@code scale} with so many digits behind the point, rounded half up. */
  private static String decimal(long number, int scale, int digits) {
    long unit = POWERS[scale - digits];
    long size = Math.abs(number);
    long rounded = size / unit + (size % unit * 2 >= unit ? 1 : 0);
    String text = Long.toString(rounded);
    if (digits > 0) {
      text = "0".repeat(Math.max(0, digits + 1 - text.length())) + text;
      int point = text.length() - digits;
      text = text.substring(0, point) + "." + text.substring(point);
    }
    return number < 0 ? "-" + text : text;
  }

  /** {@code 1 event}, {@code 63 transactions}. */
  static String count(long number, String noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
