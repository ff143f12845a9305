package dev.ptpip.simulator.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and prints quantities: times, shares, sizes, rates. */
final class Amounts {
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([+-]?\\d{1,15}(?:\\.\\d{1,6})?)\\s*([a-zA-Z%/]*)");
  private static final BigDecimal LONGEST_NANOS = new BigDecimal(Duration.ofDays(365).toNanos());

  private Amounts() {}

  /** A time: {@code 3s}, {@code 400 ms}, {@code 2min}, {@code 1h}. */
  static Duration time(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    long unit = parts.matches() ? nanos(parts.group(2)) : 0;
    if (unit > 0) {
      BigDecimal nanos = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit));
      if (nanos.signum() >= 0 && nanos.compareTo(LONGEST_NANOS) <= 0) {
        return Duration.ofNanos(nanos.longValue());
      }
    }
    throw new RuleSyntaxException(
        "a time such as 400ms, 3s, 2min or 1h expected, not \"" + text + "\"");
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000L;
      case "m", "min" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0;
    };
  }

  /** Prints a time as {@link #time} reads it, with the largest unit that leaves a whole number. */
  static String text(Duration time) {
    long nanos = time.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    if (nanos % 3_600_000_000_000L == 0) {
      return nanos / 3_600_000_000_000L + "h";
    }
    if (nanos % 60_000_000_000L == 0) {
      return nanos / 60_000_000_000L + "min";
    }
    if (nanos % 1_000_000_000L == 0) {
      return nanos / 1_000_000_000L + "s";
    }
    if (nanos % 1_000_000 == 0) {
      return nanos / 1_000_000 + "ms";
    }
    return plain(BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(1000))) + "us";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A share of a hundred: {@code 50%}. */
  static double percent(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    if (parts.matches() && parts.group(2).equals("%")) {
      double percent = Double.parseDouble(parts.group(1));
      if (percent >= 0 && percent <= 100) {
        return percent;
      }
    }
    throw new RuleSyntaxException("0% to 100% expected, not \"" + text + "\"");
  }

  /** Prints a share. */
  static String percentText(double percent) {
    return plain(BigDecimal.valueOf(percent)) + "%";
  }

  /** A number of bytes: {@code 512}, {@code 512 B}, {@code 64 kB}, {@code 1 MB}. */
  static long bytes(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    long unit = parts.matches() ? bytesOf(parts.group(2)) : 0;
    if (unit > 0) {
      BigDecimal bytes = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit));
      if (bytes.signum() >= 0 && bytes.stripTrailingZeros().scale() <= 0) {
        return bytes.longValue();
      }
    }
    throw new RuleSyntaxException(
        "a number of bytes such as 512, 64 kB or 1 MB expected, not \"" + text + "\"");
  }

  private static long bytesOf(String unit) {
    return switch (unit.toUpperCase(Locale.ROOT)) {
      case "", "B" -> 1;
      case "KB" -> 1_000;
      case "MB" -> 1_000_000;
      case "GB" -> 1_000_000_000;
      case "KIB" -> 1 << 10;
      case "MIB" -> 1 << 20;
      default -> 0;
    };
  }

  /** Prints a number of bytes. */
  static String bytesText(long bytes) {
    if (bytes > 0 && bytes % 1_000_000 == 0) {
      return bytes / 1_000_000 + " MB";
    }
    if (bytes > 0 && bytes % 1_000 == 0) {
      return bytes / 1_000 + " kB";
    }
    return bytes + " B";
  }

  /** A whole number from {@code least} on. */
  static int count(String text, int least) {
    String digits = text.strip();
    if (digits.matches("\\d{1,9}") && Integer.parseInt(digits) >= least) {
      return Integer.parseInt(digits);
    }
    throw new RuleSyntaxException(
        "a whole number from " + least + " on expected, not \"" + text + "\"");
  }

  /** A number as it is printed in logs: {@code 0x2911000D}, {@code 800}. */
  static int number(String text) {
    String digits = text.strip();
    try {
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        return Integer.parseUnsignedInt(digits.substring(2), 16);
      }
      return digits.startsWith("-") ? Integer.parseInt(digits) : Integer.parseUnsignedInt(digits);
    } catch (NumberFormatException e) {
      throw new RuleSyntaxException(
          "a number such as 800 or 0x2911000D expected, not \"" + text + "\"");
    }
  }
}
