package dev.ptpip.protocol.property;

import dev.ptpip.protocol.dataset.PropertyForm;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Lengths of time that are held in milliseconds: {@code 500ms}, {@code 2s}. */
final class MillisecondsFormat extends IntegerFormat {
  @Override
  String text(long raw, PropertyForm form) {
    if (raw < 0) {
      return RawFormat.hexadecimal(raw);
    }
    return raw != 0 && raw % 1000 == 0 ? raw / 1000 + "s" : raw + "ms";
  }

  @Override
  OptionalLong number(String text, PropertyForm form) {
    boolean milliseconds = text.toLowerCase(Locale.ROOT).endsWith("ms");
    String bare = milliseconds ? Units.strip(text, "ms") : Units.strip(text, "s");
    Optional<BigDecimal> number =
        Units.decimal(bare)
            .filter(value -> value.signum() >= 0)
            .map(value -> milliseconds ? value : value.movePointRight(3))
            .filter(value -> value.stripTrailingZeros().scale() <= 0);
    if (number.isEmpty()) {
      throw noValue(text, "a length of time as in 500ms, 2s, 1.5", form);
    }
    return OptionalLong.of(number.get().longValueExact());
  }
}
