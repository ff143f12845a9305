package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An image file directory of TIFF, little-endian, with what hangs on it (TIFF 6.0 §2). Offsets are
 * settled by {@link #layout}, the bytes made by {@link #write}. Confined to one thread.
 */
final class Ifd {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int UNDEFINED = 7;
  private static final int SRATIONAL = 10;
  private static final int BYTE = 1;

  private final List<Field> fields = new ArrayList<>();
  private final List<Ifd> children = new ArrayList<>();
  private final List<Data> blobs = new ArrayList<>();
  private @Nullable Ifd next;
  private int offset;

  /** {@code value} is asked for after the layout; fields of up to 4 bytes lie in the directory. */
  private static final class Field {
    private final int tag;
    private final int type;
    private final int count;
    private final int size;
    private final Consumer<DataWriter> value;
    private int valueOffset;

    private Field(int tag, int type, int count, int size, Consumer<DataWriter> value) {
      this.tag = tag;
      this.type = type;
      this.count = count;
      this.size = size;
      this.value = value;
    }
  }

  /** Bytes outside of any field. */
  private static final class Data {
    private final Bytes bytes;
    private int offset;

    private Data(Bytes bytes) {
      this.bytes = bytes;
    }
  }

  private Ifd field(int tag, int type, int count, int size, Consumer<DataWriter> value) {
    fields.add(new Field(tag, type, count, size, value));
    return this;
  }

  /** Text with its NUL; characters beyond ASCII become {@code ?}. */
  Ifd ascii(int tag, String text) {
    Bytes bytes = Bytes.ofText(text + "\0", StandardCharsets.US_ASCII);
    return field(tag, ASCII, bytes.size(), bytes.size(), out -> out.bytes(bytes));
  }

  Ifd bytes(int tag, int... values) {
    Bytes bytes = Bytes.of(values);
    return field(tag, BYTE, bytes.size(), bytes.size(), out -> out.bytes(bytes));
  }

  Ifd undefined(int tag, Bytes bytes) {
    return field(tag, UNDEFINED, bytes.size(), bytes.size(), out -> out.bytes(bytes));
  }

  Ifd shorts(int tag, int... values) {
    return field(
        tag,
        SHORT,
        values.length,
        2 * values.length,
        out -> {
          for (int value : values) {
            out.uint16(value);
          }
        });
  }

  Ifd longs(int tag, long... values) {
    return field(
        tag,
        LONG,
        values.length,
        4 * values.length,
        out -> {
          for (long value : values) {
            out.uint32(value);
          }
        });
  }

  Ifd rationals(int tag, Rational... values) {
    return field(
        tag,
        RATIONAL,
        values.length,
        8 * values.length,
        out -> {
          for (Rational value : values) {
            out.uint32(value.numerator()).uint32(value.denominator());
          }
        });
  }

  Ifd signedRational(int tag, long numerator, long denominator) {
    return field(tag, SRATIONAL, 1, 8, out -> out.int32((int) numerator).int32((int) denominator));
  }

  /** A number that is known when everything has its place. */
  Ifd later(int tag, IntSupplier value) {
    return field(tag, LONG, 1, 4, out -> out.uint32(Integer.toUnsignedLong(value.getAsInt())));
  }

  /** Offsets of other directories. */
  Ifd directories(int tag, Ifd... directories) {
    children.addAll(List.of(directories));
    return field(
        tag,
        LONG,
        directories.length,
        4 * directories.length,
        out -> {
          for (Ifd directory : directories) {
            out.uint32(directory.offset);
          }
        });
  }

  /** Bytes elsewhere, to which {@code tag} gives the offset. */
  Ifd data(int tag, Bytes bytes) {
    Data data = new Data(bytes);
    blobs.add(data);
    return later(tag, () -> data.offset);
  }

  Ifd next(Ifd directory) {
    next = directory;
    return this;
  }

  /** Gives everything a place from {@code start} on; returns the end. */
  int layout(int start) {
    fields.sort(Comparator.comparingInt(field -> field.tag));
    offset = start;
    int at = start + 2 + 12 * fields.size() + 4;
    for (Field field : fields) {
      if (field.size > 4) {
        field.valueOffset = at;
        at += even(field.size);
      }
    }
    for (Ifd child : children) {
      at = child.layout(at);
    }
    for (Data data : blobs) {
      data.offset = at;
      at += even(data.bytes.size());
    }
    return next == null ? at : next.layout(at);
  }

  private static int even(int size) {
    return size + size % 2;
  }

  /** Appends what {@link #layout} placed, to a writer that is as far as its start. */
  void write(DataWriter out) {
    out.uint16(fields.size());
    for (Field field : fields) {
      out.uint16(field.tag).uint16(field.type).uint32(field.count);
      if (field.size > 4) {
        out.uint32(field.valueOffset);
      } else {
        put(field, out, 4);
      }
    }
    out.uint32(next == null ? 0 : next.offset);
    fields.stream()
        .filter(field -> field.size > 4)
        .forEach(field -> put(field, out, even(field.size)));
    children.forEach(child -> child.write(out));
    for (Data data : blobs) {
      out.bytes(data.bytes);
      pad(out, data.bytes.size() % 2);
    }
    if (next != null) {
      next.write(out);
    }
  }

  private static void put(Field field, DataWriter out, int size) {
    int before = out.size();
    field.value.accept(out);
    pad(out, size - (out.size() - before));
  }

  private static void pad(DataWriter out, int count) {
    for (int i = 0; i < count; i++) {
      out.uint8(0);
    }
  }

  /** The header "II*" and this directory behind it. */
  Bytes toTiff() {
    DataWriter out = new DataWriter(layout(8));
    out.bytes(Bytes.of('I', 'I', 42, 0)).uint32(8);
    write(out);
    return out.toBytes();
  }
}
