package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.fuzz.Field.Role;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Datasets of the protocol library, taken apart into their fields. */
final class Datasets {
  /** ObjectInfo (MTP 1.1 §5.3.1): fifteen numbers, then four strings. */
  private static final List<Integer> OBJECT_INFO_WIDTHS =
      List.of(4, 2, 2, 4, 2, 4, 4, 4, 4, 4, 4, 4, 2, 4, 4);

  private Datasets() {}

  static List<Field> of(ObjectInfo info) {
    Bytes bytes = info.encode();
    List<Field> fields = new ArrayList<>();
    int at = 0;
    for (int width : OBJECT_INFO_WIDTHS) {
      fields.add(Field.of(Role.NUMBER, bytes.slice(at, at + width)));
      at += width;
    }
    while (at < bytes.size()) {
      at = string(bytes, at, fields);
    }
    return fields;
  }

  static List<Field> of(PropertyValue value) {
    Bytes bytes = value.encode();
    List<Field> fields = new ArrayList<>();
    if (value instanceof PropertyValue.Text) {
      string(bytes, 0, fields);
    } else if (value instanceof PropertyValue.Ints ints) {
      fields.add(Field.of(Role.COUNT, bytes.slice(0, Integer.BYTES)));
      int width = ints.numbers().isEmpty() ? 1 : (bytes.size() - 4) / ints.numbers().size();
      for (int at = Integer.BYTES; at < bytes.size(); at += width) {
        fields.add(Field.of(Role.NUMBER, bytes.slice(at, at + width)));
      }
    } else {
      fields.add(Field.of(Role.NUMBER, bytes));
    }
    return fields;
  }

  /** A count of UTF-16 units, then the units; the place behind them. */
  private static int string(Bytes bytes, int at, List<Field> fields) {
    int end = Math.min(bytes.size(), at + 1 + 2 * bytes.at(at));
    fields.add(Field.of(Role.COUNT, bytes.slice(at, at + 1)));
    if (end > at + 1) {
      fields.add(Field.of(Role.TEXT, bytes.slice(at + 1, end)));
    }
    return end;
  }
}
