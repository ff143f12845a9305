package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.io.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A value that was decoded, with what people call it. */
public sealed interface Shown {
  /** Elements of a list that a text shows; the rest is counted. */
  int SHOWN_ELEMENTS = 8;

  /** The value on one line. */
  String text();

  /** A text. */
  static Shown of(String text) {
    return new Text(text);
  }

  /** A number that counts something. */
  static Shown of(long number) {
    return new Amount(BigInteger.valueOf(number), "");
  }

  /** An unsigned 64-bit number. */
  static Shown unsigned(long number) {
    return new Amount(new BigInteger(Long.toUnsignedString(number)), "");
  }

  /** A number that identifies something, 32 bits. */
  static Shown id(int raw) {
    return named(raw, 8, "");
  }

  /** A code with the name that a book has for it. */
  static Shown code(Code code, CodeBook book) {
    return new Named(
        code.toString(), book.lookUp(code).map(info -> info.named() ? info.name() : "").orElse(""));
  }

  /** A number with a name, from a closed list. */
  static Shown named(int raw, int digits, String name) {
    String hex = Integer.toHexString(raw).toUpperCase(Locale.ROOT);
    return new Named("0x" + "0".repeat(Math.max(0, digits - hex.length())) + hex, name);
  }

  /**
   * A text.
   *
   * @param text as it was sent
   */
  record Text(String text) implements Shown {}

  /**
   * A number.
   *
   * @param number the number
   * @param meaning what people write for it, {@code 1/125}; empty when that is the number
   */
  record Amount(BigInteger number, String meaning) implements Shown {
    @Override
    public String text() {
      return meaning.isEmpty() || meaning.equals(number.toString())
          ? number.toString()
          : meaning + " (" + number + ")";
    }
  }

  /**
   * A number that stands for something.
   *
   * @param number in hexadecimal, {@code 0x1009}
   * @param name what it stands for; empty when nobody knows, and for identifiers
   */
  record Named(String number, String name) implements Shown {
    @Override
    public String text() {
      return name.isEmpty() ? number : name;
    }
  }

  /**
   * Several values.
   *
   * @param elements in the order of the wire
   */
  record Listed(List<Shown> elements) implements Shown {
    /** Copies the list. */
    public Listed {
      elements = List.copyOf(elements);
    }

    @Override
    public String text() {
      String first =
          elements.stream()
              .limit(SHOWN_ELEMENTS)
              .map(Shown::text)
              .collect(Collectors.joining(", "));
      return elements.size() <= SHOWN_ELEMENTS
          ? "[" + first + "]"
          : "[" + first + ", … " + elements.size() + " in all]";
    }
  }

  /**
   * A structure.
   *
   * @param fields in the order of the wire
   */
  record Group(List<Field> fields) implements Shown {
    /** Copies the list. */
    public Group {
      fields = List.copyOf(fields);
    }

    @Override
    public String text() {
      return fields.stream()
          .map(field -> field.name() + " " + field.value().text())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /**
   * Bytes without a meaning that is known.
   *
   * @param bytes all of them
   */
  record Raw(Bytes bytes) implements Shown {
    @Override
    public String text() {
      return bytes.toString();
    }
  }
}
