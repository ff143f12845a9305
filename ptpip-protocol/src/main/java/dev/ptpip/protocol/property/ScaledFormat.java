package dev.ptpip.protocol.property;

import dev.ptpip.protocol.dataset.PropertyForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;

/** Measures that are held in hundredths: {@code f/5.6} as 560, {@code 18 mm} as 1800. */
final class ScaledFormat extends IntegerFormat {
  /** A quarter of a step of exposure: halfway between the half steps of a camera. */
  private static final double NEAR = 0.25;

  private final String prefix;
  private final String unit;

  private ScaledFormat(String prefix, String unit) {
    this.prefix = prefix;
    this.unit = unit;
  }

  static ScaledFormat fNumber() {
    return new ScaledFormat("f/", "");
  }

  static ScaledFormat focalLength() {
    return new ScaledFormat("", " mm");
  }

  @Override
  String text(long raw, PropertyForm form) {
    if (raw < 0) {
      return RawFormat.hexadecimal(raw);
    }
    return prefix + Units.plain(BigDecimal.valueOf(raw, 2)) + unit;
  }

  @Override
  OptionalLong number(String text, PropertyForm form) {
    String bare = withoutPrefix(Units.strip(text, unit));
    BigDecimal measure =
        Units.decimal(bare)
            .filter(value -> value.signum() >= 0)
            .orElseThrow(() -> noValue(text, "a number as in " + text(560, form) + ", 5.6", form));
    BigDecimal wanted = measure.movePointRight(2);
    long rounded = wanted.setScale(0, RoundingMode.HALF_UP).longValueExact();
    if (!(form instanceof PropertyForm.Enumeration)) {
      return OptionalLong.of(rounded);
    }
    return Offered.nearest(
        form, raw -> raw == rounded, raw -> steps((double) raw, wanted.doubleValue()), NEAR);
  }

  /** Steps of exposure between two f-numbers. */
  private static double steps(double a, double b) {
    return a <= 0 || b <= 0 ? Double.MAX_VALUE : Math.abs(2 * Math.log(a / b) / Math.log(2));
  }

  private String withoutPrefix(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!prefix.isEmpty() && lower.startsWith("f")) {
      return text.substring(lower.startsWith("f/") ? 2 : 1).strip();
    }
    return text;
  }
}
