package dev.ptpip.protocol.property;

import dev.ptpip.protocol.dataset.PropertyForm;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Exposure times, in either of their encodings. */
final class ExposureTimeFormat extends IntegerFormat {
  /** A quarter of a step of exposure: halfway between the half steps of a camera. */
  private static final double NEAR = 0.25;

  private final LongFunction<Optional<ExposureTime>> decode;
  private final Function<ExposureTime, Optional<Long>> encode;

  private ExposureTimeFormat(
      LongFunction<Optional<ExposureTime>> decode, Function<ExposureTime, Optional<Long>> encode) {
    this.decode = decode;
    this.encode = encode;
  }

  /** {@link ExposureTime#ofTenThousandths}. */
  static ExposureTimeFormat tenThousandths() {
    return new ExposureTimeFormat(
        ExposureTime::ofTenThousandths, time -> Optional.of(time.toTenThousandths()));
  }

  /** {@link ExposureTime#ofPacked}. */
  static ExposureTimeFormat packed() {
    return new ExposureTimeFormat(ExposureTime::ofPacked, ExposureTime::toPacked);
  }

  @Override
  String text(long raw, PropertyForm form) {
    return decode
        .apply(raw)
        .map(ExposureTime::toString)
        .orElseGet(() -> RawFormat.hexadecimal(raw));
  }

  @Override
  OptionalLong number(String text, PropertyForm form) {
    ExposureTime time;
    try {
      time = ExposureTime.parse(text);
    } catch (ValueTextException e) {
      throw noValue(text, ExposureTime.ACCEPTED, form);
    }
    OptionalLong plain = encode.apply(time).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    if (!(form instanceof PropertyForm.Enumeration)) {
      return plain;
    }
    long exact = plain.orElse(-1);
    return Offered.nearest(form, raw -> raw == exact, raw -> steps(raw, time), NEAR);
  }

  /** Steps of exposure between a number and a time; huge if one of them is no fraction. */
  private double steps(long raw, ExposureTime wanted) {
    OptionalDouble offered =
        decode.apply(raw).map(ExposureTime::seconds).orElseGet(OptionalDouble::empty);
    if (offered.isEmpty() || wanted.seconds().isEmpty()) {
      return Double.MAX_VALUE;
    }
    return Math.abs(Math.log(offered.getAsDouble() / wanted.seconds().getAsDouble()) / Math.log(2));
  }
}
