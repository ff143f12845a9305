package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * A format of integer properties. {@code 0x…} always means the raw number; so do integers of more
 * than {@link #MOST_BITS} bits appear, and a device that uses no integers has its values written
 * raw.
 */
abstract class IntegerFormat implements ValueFormat {
  /** Bits of the largest number that has words, besides the sign; properties have 32 at most. */
  static final int MOST_BITS = 40;

  /** Whether a number is one that has words. */
  static boolean has(PropertyValue.Int value) {
    return value.number().bitLength() <= MOST_BITS;
  }

  /** The text of a number. */
  abstract String text(long raw, PropertyForm form);

  /**
   * The number that a text means at a device that offers this; empty if the text is a value but
   * nothing that is offered comes near.
   *
   * @throws ValueTextException if the text is no value; the message says what is accepted
   */
  abstract OptionalLong number(String text, PropertyForm form);

  @Override
  public final String format(PropertyValue value, PropertyForm form) {
    if (value instanceof PropertyValue.Int number) {
      return has(number) ? text(number.longValue(), form) : RawFormat.hexadecimal(number.number());
    }
    return RawFormat.INSTANCE.format(value, form);
  }

  @Override
  public final PropertyValue parse(String text, DataType type, PropertyForm form) {
    if (type.isArray() || type == DataType.STR) {
      return RawFormat.INSTANCE.parse(text, type, form);
    }
    String bare = text.strip();
    if (RawFormat.isHexadecimal(bare)) {
      return checked(bare, RawFormat.integer(bare), type, form);
    }
    OptionalLong number = number(bare, form);
    if (number.isEmpty()) {
      throw notOffered(bare, form);
    }
    return checked(bare, BigInteger.valueOf(number.getAsLong()), type, form);
  }

  private PropertyValue checked(String text, BigInteger number, DataType type, PropertyForm form) {
    PropertyValue value;
    try {
      value = PropertyValue.of(type, number);
    } catch (IllegalArgumentException e) {
      throw new ValueTextException(
          "\"" + text + "\" does not fit " + type + ": " + e.getMessage(), e);
    }
    if (!form.allows(value)) {
      throw notOffered(text, form);
    }
    return value;
  }

  private ValueTextException notOffered(String text, PropertyForm form) {
    return new ValueTextException(
        "\"" + text + "\" is not offered; " + Offered.describe(form, this));
  }

  /** The exception for a text that is no value. */
  final ValueTextException noValue(String text, String accepted, PropertyForm form) {
    String offered = Offered.describe(form, this);
    return new ValueTextException(
        "\""
            + text
            + "\" is no value; accepted: "
            + accepted
            + (offered.isEmpty() ? "" : "; " + offered));
  }
}
