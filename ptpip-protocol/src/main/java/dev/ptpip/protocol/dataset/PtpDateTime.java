package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as PTP writes it: a String {@code YYYYMMDDThhmmss}, optionally tenths of a second
 * ({@code .s}), optionally {@code Z} or {@code ±hhmm} (MTP 1.1 §3.2.5). Any text is held, because
 * real cameras send short and senseless ones.
 *
 * @param text the text as it is on the wire, at most 254 UTF-16 units; empty for "not known"
 */
public record PtpDateTime(String text) {
  /** Not known. */
  public static final PtpDateTime UNKNOWN = new PtpDateTime("");

  /** Checks the length. */
  public PtpDateTime {
    Check.string("a date", text);
  }

  /**
   * A local time; tenths are written unless they are 0, smaller parts are dropped.
   *
   * @throws IllegalArgumentException if the year is not 0 to 9999
   */
  public static PtpDateTime of(LocalDateTime time) {
    if (time.getYear() < 0 || time.getYear() > 9999) {
      throw new IllegalArgumentException("a date has four digits for the year, not " + time);
    }
    int tenths = time.getNano() / 100_000_000;
    StringBuilder written = new StringBuilder(17);
    digits(written, time.getYear(), 4);
    digits(written, time.getMonthValue(), 2);
    digits(written, time.getDayOfMonth(), 2);
    written.append('T');
    digits(written, time.getHour(), 2);
    digits(written, time.getMinute(), 2);
    digits(written, time.getSecond(), 2);
    if (tenths != 0) {
      written.append('.').append(tenths);
    }
    return new PtpDateTime(written.toString());
  }

  private static void digits(StringBuilder written, int number, int count) {
    String digits = Integer.toString(number);
    for (int missing = count - digits.length(); missing > 0; missing--) {
      written.append('0');
    }
    written.append(digits);
  }

  /** A time with its offset from UTC, whose seconds are dropped; {@code Z} for none. */
  public static PtpDateTime of(OffsetDateTime time) {
    int minutes = time.getOffset().getTotalSeconds() / 60;
    String zone =
        minutes == 0
            ? "Z"
            : "%s%02d%02d"
                .formatted(minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    return new PtpDateTime(of(time.toLocalDateTime()).text + zone);
  }

  /** Reads a String; text that has not the form is kept and reported. */
  public static PtpDateTime read(DataReader in, String field) {
    int at = in.offset();
    PtpDateTime date = new PtpDateTime(in.string(field));
    if (!date.isUnknown() && !date.isWellFormed()) {
      in.report(
          Anomaly.Kind.DATE_FORM,
          at,
          field,
          "PTP-ENC-13",
          "YYYYMMDDThhmmss[.s][Z|±hhmm] expected, \"" + date.text + "\" came");
    }
    return date;
  }

  /** Writes the String. */
  public void write(DataWriter out) {
    out.string(text);
  }

  /** Whether the text is empty. */
  public boolean isUnknown() {
    return text.isEmpty();
  }

  /** Whether the text has the form of the standard. */
  public boolean isWellFormed() {
    return Form.WELL_FORMED.matcher(text).matches();
  }

  /** The time as the camera's clock showed it, if the text begins with one that exists. */
  public Optional<LocalDateTime> local() {
    Matcher found = Form.READABLE.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    int tenths = found.group(7) == null ? 0 : Integer.parseInt(found.group(7));
    try {
      return Optional.of(
          LocalDateTime.of(
              number(found, 1),
              number(found, 2),
              number(found, 3),
              number(found, 4),
              number(found, 5),
              number(found, 6),
              tenths * 100_000_000));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  /** The offset from UTC, if the text has one and it exists (at most 18 hours). */
  public Optional<ZoneOffset> offset() {
    Matcher found = Form.READABLE.matcher(text);
    if (!found.matches() || found.group(8) == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneOffset.of(found.group(8)));
    } catch (DateTimeException noSuchOffset) {
      return Optional.empty();
    }
  }

  /** The instant; times without offset are taken to be in {@code cameraZone}. */
  public Optional<Instant> instant(ZoneId cameraZone) {
    return local()
        .map(
            time -> time.atZone(offset().<ZoneId>map(zone -> zone).orElse(cameraZone)).toInstant());
  }

  /** The text, or {@code unknown}. */
  @Override
  public String toString() {
    return isUnknown() ? "unknown" : text;
  }

  /** Apart, because dates are written long before the first one is read. */
  private static final class Form {
    static final Pattern WELL_FORMED =
        Pattern.compile(
            "\\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3])[0-5]\\d[0-5]\\d(\\.\\d)?"
                + "(Z|[+-]([01]\\d|2[0-3])[0-5]\\d)?");

    /** Date and time of day, then whatever: the part that is read from malformed text too. */
    static final Pattern READABLE =
        Pattern.compile(
            "([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})(?:\\.([0-9])[0-9]*)?"
                + "(Z|[+-][0-9]{4})?.*",
            Pattern.DOTALL);
  }
}
