package dev.ptpip.protocol.property;

import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.OptionalLong;

/** Plain numbers, perhaps with a unit behind them and names for some: {@code 400}, {@code 62%}. */
final class NumberFormat extends IntegerFormat {
  private final String unit;
  private final LabelTable names;

  /**
   * With a unit and names.
   *
   * @param unit what is written behind the number and may be left out, or empty
   * @param names numbers that have a name
   */
  NumberFormat(String unit, LabelTable names) {
    this.unit = unit;
    this.names = names;
  }

  @Override
  String text(long raw, PropertyForm form) {
    return names.label(raw).orElseGet(() -> raw + unit);
  }

  @Override
  OptionalLong number(String text, PropertyForm form) {
    OptionalLong named = names.number(text);
    if (named.isPresent()) {
      return named;
    }
    String bare = Units.strip(text, unit);
    if (!bare.matches("[+-]?\\d{1,18}")) {
      String accepted = "a whole number" + (unit.isEmpty() ? "" : ", with or without " + unit);
      String more =
          names.labels().isEmpty() ? "" : ", " + String.join(", ", names.labels().values());
      throw noValue(text, accepted + more, form);
    }
    return OptionalLong.of(Long.parseLong(bare));
  }

  @Override
  public boolean isNumber(PropertyValue value, PropertyForm form) {
    return unit.isEmpty()
        && value instanceof PropertyValue.Int number
        && has(number)
        && names.label(number.longValue()).isEmpty();
  }
}
