package dev.ptpip.conformance.model;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a body describes a property, apart from the values that it has.
 *
 * @param type name of the data type
 * @param access {@code r} or {@code w}
 * @param form kind of the form
 * @param values minimum, maximum and step of a range, the values of a list; none otherwise. As on
 *     the wire, in decimal; strings in quotation marks
 */
public record PropertyFacts(String type, String access, Form form, List<String> values) {
  /** Kinds of forms. */
  public enum Form {
    /** Any value. */
    ANY,
    /** From a minimum to a maximum. */
    RANGE,
    /** One of a list. */
    LIST,
    /** Something else, which is not compared. */
    OTHER
  }

  /** Copies the list. */
  public PropertyFacts {
    values = List.copyOf(values);
  }

  /** The facts in a description. */
  public static PropertyFacts of(DevicePropDesc desc) {
    String type =
        desc.dataType().map(DataType::name).orElseGet(() -> "0x%04X".formatted(desc.typeCode()));
    String access = desc.getSet() == 0 ? "r" : "w";
    if (desc.form() instanceof PropertyForm.None) {
      return new PropertyFacts(type, access, Form.ANY, List.of());
    }
    if (desc.form() instanceof PropertyForm.Range range) {
      return new PropertyFacts(
          type,
          access,
          Form.RANGE,
          Stream.of(range.minimum(), range.maximum(), range.step())
              .map(PropertyFacts::text)
              .toList());
    }
    if (desc.form() instanceof PropertyForm.Enumeration list) {
      return new PropertyFacts(
          type, access, Form.LIST, list.values().stream().map(PropertyFacts::text).toList());
    }
    return new PropertyFacts(type, access, Form.OTHER, List.of());
  }

  private static String text(PropertyValue value) {
    if (value instanceof PropertyValue.Int number) {
      return number.number().toString();
    }
    return "\""
        + escaped(value instanceof PropertyValue.Text text ? text.text() : value.toString())
        + "\"";
  }

  /** With all that is not plain ASCII written out. */
  private static String escaped(String value) {
    return value
        .chars()
        .mapToObj(
            each ->
                each >= ' ' && each <= '~' && each != '"' && each != '\\'
                    ? String.valueOf((char) each)
                    : "\\u%04x".formatted(each))
        .collect(Collectors.joining());
  }

  /** The form in words. */
  String formText() {
    return switch (form) {
      case ANY -> "any value";
      case RANGE -> values.get(0) + " to " + values.get(1) + " in steps of " + values.get(2);
      case LIST -> "one of " + String.join(", ", values);
      case OTHER -> "a form of another kind";
    };
  }
}
