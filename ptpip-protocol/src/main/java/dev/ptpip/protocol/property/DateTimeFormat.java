package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.PtpDateTime;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Dates, {@code 2021-11-21T15:35:15}; the form of the wire is taken too. */
final class DateTimeFormat implements ValueFormat {
  /** {@code YYYYMMDDThhmmss.s+hhmm}. */
  private static final int LONGEST = 22;

  @Override
  public String format(PropertyValue value, PropertyForm form) {
    if (value instanceof PropertyValue.Text text) {
      PtpDateTime date = new PtpDateTime(text.text());
      // What can't be read, or would lose something, stays as it came.
      return date.local()
          .filter(local -> PtpDateTime.of(local).equals(date))
          .map(local -> local.withNano(0).equals(local) ? seconds(local) : local.toString())
          .orElse(text.text());
    }
    return RawFormat.INSTANCE.format(value, form);
  }

  private static String seconds(LocalDateTime local) {
    String text = local.toString();
    return local.getSecond() == 0 ? text + ":00" : text;
  }

  @Override
  public PropertyValue parse(String text, DataType type, PropertyForm form) {
    if (type != DataType.STR) {
      return RawFormat.INSTANCE.parse(text, type, form);
    }
    return Offered.withText(text, form, this)
        .orElseGet(() -> RawFormat.INSTANCE.parse(onTheWire(text), type, form));
  }

  private static String onTheWire(String text) {
    try {
      return read(text.strip().replace(' ', 'T')).map(PtpDateTime::text).orElseThrow();
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new ValueTextException(
          "\""
              + text
              + "\" is no date; accepted: 2021-11-21T15:35:15, 2021-11-21 15:35,"
              + " 20211121T153515, each with or without Z or +01:00",
          e);
    }
  }

  /** Throws IllegalArgumentException for a year of five digits or a NUL. */
  private static Optional<PtpDateTime> read(String text) {
    if (text.length() <= LONGEST) {
      PtpDateTime written = new PtpDateTime(text);
      if (written.isWellFormed()) {
        return Optional.of(written);
      }
    }
    return offset(text).or(() -> local(text));
  }

  private static Optional<PtpDateTime> local(String text) {
    try {
      return Optional.of(PtpDateTime.of(LocalDateTime.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<PtpDateTime> offset(String text) {
    try {
      return Optional.of(PtpDateTime.of(OffsetDateTime.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
