package dev.ptpip.protocol.property;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Decimal numbers and what stands around them. */
final class Units {
  private Units() {}

  /** The text without a unit at its end and blanks before that; the case does not count. */
  static String strip(String text, String unit) {
    String lower = text.toLowerCase(Locale.ROOT);
    return !unit.isBlank() && lower.endsWith(unit.strip().toLowerCase(Locale.ROOT))
        ? text.substring(0, text.length() - unit.strip().length()).strip()
        : text;
  }

  /** A decimal number of at most 12 digits before and after the point; no exponent. */
  static Optional<BigDecimal> decimal(String text) {
    return text.matches("[+-]?(\\d{1,12}(\\.\\d{0,12})?|\\.\\d{1,12})")
        ? Optional.of(new BigDecimal(text.endsWith(".") ? text + "0" : text))
        : Optional.empty();
  }

  /** A decimal number without needless zeros. */
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
