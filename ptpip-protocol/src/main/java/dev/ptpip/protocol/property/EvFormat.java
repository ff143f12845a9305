package dev.ptpip.protocol.property;

import dev.ptpip.protocol.dataset.PropertyForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * Steps of exposure, {@code +0.3}: thirds have one decimal here and are cut off in the camera
 * (0.333 EV is 333, -1.666 EV is -1666, observed on Nikon D5300).
 */
final class EvFormat extends IntegerFormat {
  /** A twentieth of a step: 0.3 and 0.33 mean a third, 0.4 does not. */
  private static final double NEAR = 0.05;

  private final long unitsPerEv;

  /**
   * With a scale.
   *
   * @param unitsPerEv 1000 in the standard (MTP 1.1 §C.2.17), 6 for Nikon's flash compensation
   */
  EvFormat(long unitsPerEv) {
    this.unitsPerEv = unitsPerEv;
  }

  @Override
  String text(long raw, PropertyForm form) {
    BigDecimal exact =
        BigDecimal.valueOf(raw).divide(BigDecimal.valueOf(unitsPerEv), 3, RoundingMode.DOWN);
    BigDecimal rounded = exact.setScale(1, RoundingMode.HALF_UP);
    String digits = raw == snap(rounded) ? Units.plain(rounded) : full(exact);
    return raw > 0 ? "+" + digits : digits;
  }

  @Override
  OptionalLong number(String text, PropertyForm form) {
    BigDecimal ev = value(Units.strip(text, "EV"), text, form);
    if (!(form instanceof PropertyForm.Enumeration)) {
      return OptionalLong.of(snap(ev));
    }
    double wanted = ev.doubleValue() * unitsPerEv;
    long snapped = snap(ev);
    return Offered.nearest(
        form, raw -> raw == snapped, raw -> Math.abs(raw - wanted) / unitsPerEv, NEAR);
  }

  /** All decimals where fewer would be read as a third. */
  private static String full(BigDecimal exact) {
    return exact.stripTrailingZeros().scale() == 1 ? exact.toPlainString() : Units.plain(exact);
  }

  private BigDecimal value(String bare, String text, PropertyForm form) {
    int slash = bare.indexOf('/');
    if (slash > 0) {
      BigDecimal over = Units.decimal(bare.substring(0, slash)).orElse(null);
      BigDecimal under = Units.decimal(bare.substring(slash + 1)).orElse(null);
      if (over != null && under != null && under.signum() > 0) {
        return over.divide(under, 3, RoundingMode.DOWN);
      }
    }
    return Units.decimal(bare)
        .orElseThrow(() -> noValue(text, "exposure steps as in +0.3, -1, 1.7, 1/3", form));
  }

  /** The number for a value; .3 or .7 with no further decimal means a third. */
  private long snap(BigDecimal ev) {
    BigDecimal magnitude = ev.abs();
    BigDecimal whole = magnitude.setScale(0, RoundingMode.DOWN);
    BigDecimal part = magnitude.subtract(whole);
    BigDecimal units = BigDecimal.valueOf(unitsPerEv);
    int tenths = part.scale() == 1 ? part.unscaledValue().intValueExact() : 0;
    int thirds = tenths == 3 ? 1 : tenths == 7 ? 2 : 0;
    BigDecimal raw =
        thirds == 0
            ? magnitude.multiply(units).setScale(0, RoundingMode.HALF_UP)
            : whole.multiply(units).add(BigDecimal.valueOf(thirds * unitsPerEv / 3));
    return ev.signum() < 0 ? -raw.longValueExact() : raw.longValueExact();
  }
}
