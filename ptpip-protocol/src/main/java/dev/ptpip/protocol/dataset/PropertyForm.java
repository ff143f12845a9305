package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import java.math.BigInteger;
import java.util.List;

/**
 * Which values a property can take: UINT8 form flag, then what the flag asks for. Device properties
 * have the first three (MTP 1.1 §5.1.2.1), object properties all (MTP 1.1 §5.3.2.3).
 */
public sealed interface PropertyForm {
  /** No restriction. */
  static None none() {
    return new None();
  }

  /** Appends the flag and the form. */
  void write(DataWriter out);

  /**
   * Whether {@code value} keeps to the form. What can't be judged here (a regular expression, a
   * range of something else than integers, an unknown form) is allowed.
   */
  default boolean allows(PropertyValue value) {
    return true;
  }

  /** Flag 0: any value of the type. */
  record None() implements PropertyForm {
    static final int FLAG = 0;

    @Override
    public void write(DataWriter out) {
      out.uint8(FLAG);
    }

    @Override
    public String toString() {
      return "any";
    }
  }

  /**
   * Flag 1: from a minimum to a maximum in steps; all three in the type of the property.
   *
   * @param minimum smallest value
   * @param maximum largest value
   * @param step distance of neighbouring values; 0 is treated as "any"
   */
  record Range(PropertyValue minimum, PropertyValue maximum, PropertyValue step)
      implements PropertyForm {
    static final int FLAG = 1;

    @Override
    public void write(DataWriter out) {
      out.uint8(FLAG);
      minimum.write(out);
      maximum.write(out);
      step.write(out);
    }

    @Override
    public boolean allows(PropertyValue value) {
      if (!(value instanceof PropertyValue.Int candidate
          && minimum instanceof PropertyValue.Int low
          && maximum instanceof PropertyValue.Int high
          && step instanceof PropertyValue.Int each)) {
        return true;
      }
      BigInteger above = candidate.number().subtract(low.number());
      return above.signum() >= 0
          && candidate.number().compareTo(high.number()) <= 0
          && (each.number().signum() == 0 || above.mod(each.number().abs()).signum() == 0);
    }

    @Override
    public String toString() {
      return minimum + " to " + maximum + " step " + step;
    }
  }

  /**
   * Flag 2: a list of values in the type of the property; UINT16 count, then the values.
   *
   * @param values at most 65535; none at all is legal (observed on Nikon D5300, property 0xD201)
   */
  record Enumeration(List<PropertyValue> values) implements PropertyForm {
    static final int FLAG = 2;

    /** Checks the count. */
    public Enumeration {
      Check.uint16("the number of values", values.size());
      values = List.copyOf(values);
    }

    @Override
    public void write(DataWriter out) {
      out.uint8(FLAG).uint16(values.size());
      values.forEach(value -> value.write(out));
    }

    @Override
    public boolean allows(PropertyValue value) {
      return values.stream().anyMatch(value::means);
    }

    @Override
    public String toString() {
      return values.size() <= 8
          ? values.toString()
          : values.subList(0, 8) + " … " + values.size() + " in all";
    }
  }

  /** Flag 3: a string of the form of MTP 1.1 §3.2.5; nothing follows the flag. */
  record DateTime() implements PropertyForm {
    static final int FLAG = 3;

    @Override
    public void write(DataWriter out) {
      out.uint8(FLAG);
    }

    @Override
    public boolean allows(PropertyValue value) {
      return value instanceof PropertyValue.Text text
          && new PtpDateTime(text.text()).isWellFormed();
    }
  }

  /**
   * Flag 4: an array of exactly this many elements.
   *
   * @param length UINT32, elements
   */
  record FixedLengthArray(long length) implements PropertyForm {
    static final int FLAG = 4;

    /** Checks the range. */
    public FixedLengthArray {
      Check.uint32("the length", length);
    }

    @Override
    public void write(DataWriter out) {
      out.uint8(FLAG).uint32(length);
    }

    @Override
    public boolean allows(PropertyValue value) {
      return value instanceof PropertyValue.Ints ints && ints.numbers().size() == length;
    }
  }

  /**
   * Flag 5: strings that match an expression.
   *
   * @param expression in the syntax of MTP 1.1 §5.3.2.3.5; kept, never evaluated
   */
  record RegularExpression(String expression) implements PropertyForm {
    static final int FLAG = 5;

    /** Checks the length. */
    public RegularExpression {
      Check.string("the expression", expression);
    }

    @Override
    public void write(DataWriter out) {
      out.uint8(FLAG).string(expression);
    }
  }

  /**
   * Flag 6: an AUINT8 of limited length.
   *
   * @param maxLength UINT32, elements
   */
  record ByteArray(long maxLength) implements PropertyForm {
    static final int FLAG = 6;

    /** Checks the range. */
    public ByteArray {
      Check.uint32("the maximum length", maxLength);
    }

    @Override
    public void write(DataWriter out) {
      out.uint8(FLAG).uint32(maxLength);
    }

    @Override
    public boolean allows(PropertyValue value) {
      return value instanceof PropertyValue.Ints ints && ints.numbers().size() <= maxLength;
    }
  }

  /**
   * Flag 0xFF: text of limited length as AUINT16, one element per UTF-16 unit.
   *
   * @param maxLength UINT32, units
   */
  record LongString(long maxLength) implements PropertyForm {
    static final int FLAG = 0xFF;

    /** Checks the range. */
    public LongString {
      Check.uint32("the maximum length", maxLength);
    }

    @Override
    public void write(DataWriter out) {
      out.uint8(FLAG).uint32(maxLength);
    }

    @Override
    public boolean allows(PropertyValue value) {
      return value instanceof PropertyValue.Ints ints && ints.numbers().size() <= maxLength;
    }
  }

  /**
   * A flag that the standard does not define for the kind of property.
   *
   * @param flag 3 to 255
   * @param body everything behind the flag
   */
  record Unknown(int flag, Bytes body) implements PropertyForm {
    /** Checks that the flag is not one of the first three. */
    public Unknown {
      Check.uint8("a form flag", flag);
      if (flag <= Enumeration.FLAG) {
        throw new IllegalArgumentException("form flag " + flag + " is defined");
      }
    }

    @Override
    public void write(DataWriter out) {
      out.uint8(flag).bytes(body);
    }
  }

  /**
   * No form could be reached, because the type of the values is unknown and their end with it;
   * nothing on the wire.
   */
  record Unread() implements PropertyForm {
    @Override
    public void write(DataWriter out) {}
  }
}
