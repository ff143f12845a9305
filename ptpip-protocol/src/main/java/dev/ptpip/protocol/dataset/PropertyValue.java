package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value of a device or object property in its data type (MTP 1.1 §3.2). As the data of
 * GetDevicePropValue and SetDevicePropValue it stands alone, without any header.
 */
public sealed interface PropertyValue {
  /** The number of the data type on the wire (UINT16). */
  int typeCode();

  /** The data type, if it is one that the standard defines. */
  default Optional<DataType> dataType() {
    return DataType.of(typeCode());
  }

  /** An integer. */
  static Int of(DataType type, long number) {
    return new Int(type, BigInteger.valueOf(number));
  }

  /** An integer. */
  static Int of(DataType type, BigInteger number) {
    return new Int(type, number);
  }

  /** A string. */
  static Text text(String text) {
    return new Text(text);
  }

  /** An array. */
  static Ints ints(DataType type, long... numbers) {
    return new Ints(type, Arrays.stream(numbers).mapToObj(BigInteger::valueOf).toList());
  }

  /** An array. */
  static Ints ints(DataType type, List<BigInteger> numbers) {
    return new Ints(type, numbers);
  }

  /**
   * Reads a value of a known type.
   *
   * @param field the name that errors give to it
   */
  static PropertyValue read(DataType type, DataReader in, String field) {
    if (type == DataType.STR) {
      return Text.read(in, field);
    }
    return type.isArray()
        ? new Ints(type, PackedIntegers.read(type.element(), in, field))
        : new Int(type, Integers.read(type, in, field));
  }

  /** Writes the bare value. */
  void write(DataWriter out);

  /** The bare value as bytes. */
  default Bytes encode() {
    DataWriter out = new DataWriter();
    write(out);
    return out.toBytes();
  }

  /**
   * Decodes a bare value. Bytes behind it are an anomaly that names them all.
   *
   * @throws DecodeException if {@code bytes} end before the value does
   */
  static PropertyValue decode(DataType type, Bytes bytes, DecodePolicy policy) {
    DataReader in = DataReader.of(bytes, policy);
    PropertyValue value = read(type, in, "DevicePropValue");
    in.expectEnd("DevicePropValue", "PTP-PROP-10");
    return value;
  }

  /**
   * The number.
   *
   * @throws IllegalStateException if the value is no integer
   * @throws ArithmeticException if it does not fit a {@code long}
   */
  default long longValue() {
    throw new IllegalStateException("not an integer: " + this);
  }

  /** Whether both are the same value, even if a string came in different bytes. */
  default boolean means(PropertyValue other) {
    return equals(other);
  }

  /** Smallest number of bytes that a value of {@code type} takes, for checks of counts. */
  static int minimumBytes(DataType type) {
    return type.isArray() ? 4 : type.width();
  }

  /**
   * An integer of 1 to 16 bytes.
   *
   * @param type INT8 to UINT128
   * @param number within the range of {@code type}
   */
  record Int(DataType type, BigInteger number) implements PropertyValue {
    /** Checks the range. */
    public Int {
      if (!Integers.isInteger(type)) {
        throw new IllegalArgumentException(type + " is no integer type");
      }
      Integers.check(type, number);
    }

    @Override
    public int typeCode() {
      return type.code();
    }

    @Override
    public void write(DataWriter out) {
      Integers.write(type, number, out);
    }

    @Override
    public long longValue() {
      return number.longValueExact();
    }

    /** The number in decimal. */
    @Override
    public String toString() {
      return number.toString();
    }
  }

  /**
   * An array: UINT32 count, then the elements.
   *
   * @param type AINT8 to AUINT128
   * @param numbers each within the range of the element type; held packed, an element is made when
   *     it is asked for
   */
  record Ints(DataType type, List<BigInteger> numbers) implements PropertyValue {
    private static final int SHOWN = 8;

    /** Checks the range of each element. */
    public Ints {
      if (!type.isArray()) {
        throw new IllegalArgumentException(type + " is no array type");
      }
      numbers = PackedIntegers.copyOf(type.element(), numbers);
    }

    @Override
    public int typeCode() {
      return type.code();
    }

    @Override
    public void write(DataWriter out) {
      PackedIntegers.copyOf(type.element(), numbers).write(out);
    }

    /** At most the first eight numbers, and how many there are. */
    @Override
    public String toString() {
      String shown =
          numbers.stream().limit(SHOWN).map(BigInteger::toString).collect(Collectors.joining(", "));
      return numbers.size() <= SHOWN
          ? "[" + shown + "]"
          : "[" + shown + ", … " + numbers.size() + " in all]";
    }
  }

  /**
   * A string.
   *
   * @param text at most 254 UTF-16 units, no NUL
   * @param irregular the bytes that it came in, if they were not those that the standard asks for:
   *     a count of 1 for the empty string (observed on iRiver T10), no NUL at the end, or units
   *     behind the NUL. Normally none.
   */
  record Text(String text, Bytes irregular) implements PropertyValue {
    /** Checks the length, and that irregular bytes mean the text. */
    public Text {
      Check.string("a string value", text);
      if (!irregular.isEmpty()) {
        DataReader in = DataReader.of(irregular, DecodePolicy.LENIENT);
        if (!in.string("text").equals(text)
            || in.remaining() > 0
            || irregular.size() == regularSize(text)) {
          throw new IllegalArgumentException(
              irregular + " is not an irregular form of \"" + text + '"');
        }
      }
    }

    /** A string in the form of the standard. */
    public Text(String text) {
      this(text, Bytes.EMPTY);
    }

    private static Text read(DataReader in, String field) {
      int at = in.offset();
      String text = in.string(field);
      return in.offset() - at == regularSize(text) ? new Text(text) : new Text(text, in.since(at));
    }

    private static int regularSize(String text) {
      return text.isEmpty() ? 1 : 1 + 2 * (text.length() + 1);
    }

    @Override
    public int typeCode() {
      return DataType.STR.code();
    }

    @Override
    public void write(DataWriter out) {
      if (irregular.isEmpty()) {
        out.string(text);
      } else {
        out.bytes(irregular);
      }
    }

    @Override
    public boolean means(PropertyValue other) {
      return other instanceof Text that && text.equals(that.text);
    }

    /** The text in quotation marks. */
    @Override
    public String toString() {
      return '"' + text + '"';
    }
  }

  /**
   * Bytes of a type that the standard does not define; they reach to the end of their dataset,
   * because nobody can tell where the value ends.
   *
   * @param typeCode the number of the type, 0 to 0xFFFF, none that {@link DataType} has
   * @param bytes everything from the first byte of the value
   */
  record Opaque(int typeCode, Bytes bytes) implements PropertyValue {
    /** Checks that the type is unknown. */
    public Opaque {
      Check.uint16("a data type", typeCode);
      if (DataType.of(typeCode).isPresent()) {
        throw new IllegalArgumentException(
            "0x%04X is a defined data type, its value is not opaque".formatted(typeCode));
      }
    }

    @Override
    public void write(DataWriter out) {
      out.bytes(bytes);
    }

    @Override
    public String toString() {
      return "type 0x%04X ".formatted(typeCode) + bytes;
    }
  }
}
