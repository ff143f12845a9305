package dev.ptpip.simulator.store;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of one TIFF directory that are needed, read from a file that may say anything (TIFF
 * 6.0 §2).
 *
 * @param window the TIFF structure
 * @param fields by tag
 * @param next offset of the following directory, 0 for none
 */
record TiffDirectory(Window window, Map<Integer, Field> fields, long next) {
  /** More fields than that are not looked at; real directories have some dozens. */
  private static final int FIELD_LIMIT = 512;

  private static final int TEXT_LIMIT = 64;
  private static final int VALUE_LIMIT = 16;
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int IFD = 13;

  /** A field whose value begins at {@code offset}. */
  private record Field(int type, long count, long offset) {}

  /** Reads the directory at {@code offset}, 0 for the first. */
  static TiffDirectory read(Window window, long offset) throws IOException {
    int mark = window.uint16(0);
    if (mark != 0x4949 && mark != 0x4D4D) {
      throw new IOException("no TIFF structure");
    }
    window.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long start = offset == 0 ? window.uint32(4) : offset;
    int count = Math.min(FIELD_LIMIT, window.uint16(start));
    Map<Integer, Field> fields = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long at = start + 2 + 12L * i;
      int type = window.uint16(at + 2);
      long length = window.uint32(at + 4);
      boolean inside = length * width(type) <= 4;
      fields.put(
          window.uint16(at), new Field(type, length, inside ? at + 8 : window.uint32(at + 8)));
    }
    long end = start + 2 + 12L * count;
    return new TiffDirectory(window, fields, end + 4 <= window.size() ? window.uint32(end) : 0);
  }

  private static int width(int type) {
    return switch (type) {
      case SHORT, 8 -> 2;
      case LONG, IFD, 9, 11 -> 4;
      case 5, 10, 12 -> 8;
      default -> 1;
    };
  }

  boolean has(int tag) {
    return fields.containsKey(tag);
  }

  /** The first value of a SHORT or LONG. */
  OptionalLong number(int tag) throws IOException {
    long[] all = numbers(tag);
    return all.length == 0 ? OptionalLong.empty() : OptionalLong.of(all[0]);
  }

  /** The values of a SHORT or LONG, 16 at most. */
  long[] numbers(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null || (field.type != SHORT && field.type != LONG && field.type != IFD)) {
      return new long[0];
    }
    long[] values = new long[(int) Math.min(VALUE_LIMIT, field.count)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          field.type == SHORT
              ? window.uint16(field.offset + 2L * i)
              : window.uint32(field.offset + 4L * i);
    }
    return values;
  }

  Optional<String> text(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null || field.type != ASCII) {
      return Optional.empty();
    }
    return Optional.of(window.ascii(field.offset, (int) Math.min(TEXT_LIMIT, field.count)));
  }
}
