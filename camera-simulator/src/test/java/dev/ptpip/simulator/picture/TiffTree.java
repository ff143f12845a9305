package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads all directories of a TIFF structure strictly: a field that is out of order, out of bounds
 * or of an unknown type is an error. Shares nothing with what writes them.
 */
final class TiffTree {
  private static final int[] WIDTHS = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

  private final ByteBuffer bytes;

  /** Values by tag: text, or numbers; fractions as two numbers. */
  record Directory(Map<Integer, Object> values, int next) {
    long number(int tag) {
      return numbers(tag).get(0);
    }

    List<Long> numbers(int tag) {
      List<Long> numbers = new ArrayList<>();
      for (Object number : (List<?>) value(tag)) {
        numbers.add((Long) number);
      }
      return numbers;
    }

    String text(int tag) {
      return (String) value(tag);
    }

    double fraction(int tag) {
      List<Long> parts = numbers(tag);
      return (double) parts.get(0) / parts.get(1);
    }

    private Object value(int tag) {
      return Optional.ofNullable(values.get(tag))
          .orElseThrow(() -> new AssertionError("no tag 0x" + Integer.toHexString(tag)));
    }
  }

  TiffTree(Bytes tiff) {
    bytes = tiff.asBuffer();
    int mark = bytes.getShort(0);
    bytes.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if ((mark != 0x4949 && mark != 0x4D4D) || bytes.getShort(2) != 42) {
      throw new AssertionError("no TIFF: " + tiff);
    }
  }

  Directory first() {
    return at(bytes.getInt(4));
  }

  Directory at(long offset) {
    Map<Integer, Object> values = new TreeMap<>();
    int count = bytes.getShort((int) offset);
    int last = -1;
    for (int i = 0; i < count; i++) {
      int field = (int) offset + 2 + 12 * i;
      int tag = bytes.getShort(field) & 0xFFFF;
      if (tag <= last) {
        throw new AssertionError("tag 0x%04X after 0x%04X".formatted(tag, last));
      }
      last = tag;
      values.put(tag, value(field));
    }
    return new Directory(values, bytes.getInt((int) offset + 2 + 12 * count));
  }

  private Object value(int field) {
    int type = bytes.getShort(field + 2);
    int count = bytes.getInt(field + 4);
    int size = WIDTHS[type] * count;
    int at = size <= 4 ? field + 8 : bytes.getInt(field + 8);
    if (size > 4 && at % 2 != 0) {
      throw new AssertionError("a value at the odd offset " + at);
    }
    if (type == 2) {
      byte[] text = new byte[count];
      bytes.get(at, text);
      if (text[count - 1] != 0) {
        throw new AssertionError("text without NUL");
      }
      return new String(text, 0, count - 1, StandardCharsets.US_ASCII);
    }
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = at + i * WIDTHS[type];
      switch (type) {
        case 1, 7 -> numbers.add((long) (bytes.get(place) & 0xFF));
        case 3 -> numbers.add((long) (bytes.getShort(place) & 0xFFFF));
        case 4 -> numbers.add(bytes.getInt(place) & 0xFFFF_FFFFL);
        case 5 -> {
          numbers.add(bytes.getInt(place) & 0xFFFF_FFFFL);
          numbers.add(bytes.getInt(place + 4) & 0xFFFF_FFFFL);
        }
        case 10 -> {
          numbers.add((long) bytes.getInt(place));
          numbers.add((long) bytes.getInt(place + 4));
        }
        default -> throw new AssertionError("type " + type);
      }
    }
    return numbers;
  }
}
