package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Values as they are on the wire: integers in decimal (hexadecimal with {@code 0x} is taken too),
 * arrays with commas, strings bare. The format of every property that has no better one.
 */
final class RawFormat implements ValueFormat {
  static final RawFormat INSTANCE = new RawFormat();

  private RawFormat() {}

  @Override
  public String format(PropertyValue value, PropertyForm form) {
    if (value instanceof PropertyValue.Text text) {
      return text.text();
    }
    if (value instanceof PropertyValue.Ints ints) {
      return ints.numbers().stream().map(BigInteger::toString).collect(Collectors.joining(","));
    }
    return value.toString();
  }

  @Override
  public PropertyValue parse(String text, DataType type, PropertyForm form) {
    PropertyValue value = bare(text, type);
    if (!form.allows(value)) {
      throw new ValueTextException(
          "\"" + text + "\" is not offered; " + Offered.describe(form, this));
    }
    return value;
  }

  @Override
  public boolean isNumber(PropertyValue value, PropertyForm form) {
    return value instanceof PropertyValue.Int;
  }

  private static PropertyValue bare(String text, DataType type) {
    try {
      if (type == DataType.STR) {
        return PropertyValue.text(text);
      }
      if (!type.isArray()) {
        return PropertyValue.of(type, integer(text));
      }
      List<BigInteger> numbers =
          text.isBlank()
              ? List.of()
              : Arrays.stream(text.split(",", -1)).map(RawFormat::integer).toList();
      return PropertyValue.ints(type, numbers);
    } catch (ValueTextException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new ValueTextException(
          "\"" + text + "\" is no value of type " + type + ": " + e.getMessage(), e);
    }
  }

  /** An integer in decimal, or in hexadecimal behind {@code 0x} or {@code -0x}. */
  static BigInteger integer(String text) {
    String bare = text.strip().toLowerCase(Locale.ROOT);
    if (bare.matches("-?0x[0-9a-f]{1,64}")) {
      return new BigInteger(bare.replace("0x", ""), 16);
    }
    if (bare.matches("[+-]?[0-9]{1,64}")) {
      return new BigInteger(bare);
    }
    throw new ValueTextException(
        "\"" + text + "\" is no integer; accepted: decimal, or hexadecimal as 0x1F");
  }

  /** Whether a text is an integer in hexadecimal. */
  static boolean isHexadecimal(String text) {
    return text.regionMatches(true, text.startsWith("-") ? 1 : 0, "0x", 0, 2);
  }

  /** A number that a format has no words for, in hexadecimal. */
  static String hexadecimal(long raw) {
    return hexadecimal(BigInteger.valueOf(raw));
  }

  /** A number that a format has no words for, in hexadecimal of at least four digits. */
  static String hexadecimal(BigInteger raw) {
    return (raw.signum() < 0 ? "-0x%04X" : "0x%04X").formatted(raw.abs());
  }
}
