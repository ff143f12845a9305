package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.PtpDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** The conversions that several properties share. */
public final class Conversions {
  /** Integers of up to 63 bits. */
  public static final Conversion<Long> INTEGER = integers(raw -> raw, value -> value);

  /** Integers of which 0 means no and every other one yes; yes is written as 1. */
  public static final Conversion<Boolean> FLAG = integers(raw -> raw != 0, yes -> yes ? 1 : 0);

  /** Hundredths: f-numbers, millimetres of focal length. */
  public static final Conversion<Double> HUNDREDTHS =
      integers(raw -> raw / 100.0, value -> Math.round(value * 100));

  /** Thousandths: exposure compensation in EV. */
  public static final Conversion<Double> THOUSANDTHS =
      integers(raw -> raw / 1000.0, value -> Math.round(value * 1000));

  /** Numbers of 1/10000 s. */
  public static final Conversion<ExposureTime> TEN_THOUSANDTHS =
      integers(
          raw -> time(ExposureTime.ofTenThousandths(raw), raw), ExposureTime::toTenThousandths);

  /** Fractions with the numerator in the upper 16 bits. */
  public static final Conversion<ExposureTime> PACKED_TIME =
      integers(
          raw -> time(ExposureTime.ofPacked(raw), raw),
          time ->
              time.toPacked()
                  .orElseThrow(
                      () -> new IllegalArgumentException(time + " needs more than 16 bits")));

  /** Strings. */
  public static final Conversion<String> TEXT = strings(text -> text, text -> text);

  /** Dates. */
  public static final Conversion<PtpDateTime> DATE = strings(PtpDateTime::new, PtpDateTime::text);

  private Conversions() {}

  private static ExposureTime time(Optional<ExposureTime> time, long raw) {
    return time.orElseThrow(
        () -> new IllegalArgumentException(RawFormat.hexadecimal(raw) + " is no exposure time"));
  }

  private static <T> Conversion<T> integers(LongFunction<T> decode, ToLongFunction<T> encode) {
    return new Conversion<>() {
      @Override
      public T decode(PropertyValue value) {
        if (!Offered.isLong(value)) {
          throw new IllegalArgumentException("an integer expected, " + value + " came");
        }
        return decode.apply(value.longValue());
      }

      @Override
      public PropertyValue encode(T value, DataType type) {
        return PropertyValue.of(type, encode.applyAsLong(value));
      }
    };
  }

  private static <T> Conversion<T> strings(Function<String, T> decode, Function<T, String> encode) {
    return new Conversion<>() {
      @Override
      public T decode(PropertyValue value) {
        if (value instanceof PropertyValue.Text text) {
          return decode.apply(text.text());
        }
        throw new IllegalArgumentException("a string expected, " + value + " came");
      }

      @Override
      public PropertyValue encode(T value, DataType type) {
        if (type != DataType.STR) {
          throw new IllegalArgumentException("a string is no value of type " + type);
        }
        return PropertyValue.text(encode.apply(value));
      }
    };
  }
}
