package dev.ptpip.protocol.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a code table: one line per code, fields between commas, list elements between {@code |}
 * (names, types) or {@code ;} (labels), lines that start with {@code #} are comments.
 *
 * <pre>
 * operation   code,name,aliases,direction,parameters,response parameters
 * event       code,name,aliases,parameters
 * property    code,name,aliases,data types
 * others      code,name,aliases
 * </pre>
 */
final class CodeTableReader {
  private static final List<DataDirection> DIRECTIONS = List.of(DataDirection.values());

  private final Vendor vendor;
  private final CodeFamily family;
  private final String source;
  private int lineNumber;

  private CodeTableReader(Vendor vendor, CodeFamily family, String source) {
    this.vendor = vendor;
    this.family = family;
    this.source = source;
  }

  /**
   * Reads a table.
   *
   * @param source its name, for messages
   * @throws IllegalStateException with source and line if it has a mistake or a duplicate
   */
  static CodeTable read(Vendor vendor, CodeFamily family, String source, String text) {
    return new CodeTableReader(vendor, family, source).read(text);
  }

  private CodeTable read(String text) {
    CodeTable.Builder table = new CodeTable.Builder();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      lineNumber++;
      if (end > start && text.charAt(start) != '#') {
        add(table, text.substring(start, end));
      }
      start = end + 1;
    }
    return table.build();
  }

  private void add(CodeTable.Builder table, String line) {
    CodeInfo info = info(split(line, ','));
    try {
      table.add(info);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(source + ":" + lineNumber + ": " + e.getMessage(), e);
    }
  }

  private CodeInfo info(List<String> fields) {
    int wanted =
        switch (family) {
          case OPERATION -> 6;
          case EVENT, DEVICE_PROPERTY, OBJECT_PROPERTY -> 4;
          case RESPONSE, OBJECT_FORMAT -> 3;
        };
    if (fields.size() != wanted) {
      throw mistake(wanted + " fields expected, " + fields.size() + " found");
    }
    Code code = family.code(number(fields.get(0)));
    String name = fields.get(1);
    List<String> aliases = split(fields.get(2), '|');
    return switch (family) {
      case OPERATION ->
          new OperationInfo(
              (OperationCode) code,
              vendor,
              name,
              aliases,
              direction(fields.get(3)),
              split(fields.get(4), ';'),
              split(fields.get(5), ';'));
      case EVENT ->
          new EventInfo((EventCode) code, vendor, name, aliases, split(fields.get(3), ';'));
      case DEVICE_PROPERTY, OBJECT_PROPERTY ->
          new PropertyInfo(code, vendor, name, aliases, types(fields.get(3)));
      case RESPONSE, OBJECT_FORMAT -> new SimpleInfo(code, vendor, name, aliases);
    };
  }

  private int number(String hex) {
    try {
      return Integer.parseInt(hex, 16);
    } catch (NumberFormatException e) {
      throw mistake("a code in hexadecimal expected, \"" + hex + "\" found", e);
    }
  }

  private DataDirection direction(String word) {
    for (DataDirection direction : DIRECTIONS) {
      if (direction.word().equals(word)) {
        return direction;
      }
    }
    throw mistake("none, in, out or unknown expected, \"" + word + "\" found");
  }

  private List<DataType> types(String names) {
    List<DataType> types = new ArrayList<>();
    for (String name : split(names, '|')) {
      try {
        types.add(DataType.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw mistake("no data type \"" + name + "\"", e);
      }
    }
    return types;
  }

  /** The parts between separators; none of an empty text. */
  private static List<String> split(String text, char separator) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  private IllegalStateException mistake(String what) {
    return new IllegalStateException(source + ":" + lineNumber + ": " + what);
  }

  private IllegalStateException mistake(String what, Throwable cause) {
    return new IllegalStateException(source + ":" + lineNumber + ": " + what, cause);
  }
}
