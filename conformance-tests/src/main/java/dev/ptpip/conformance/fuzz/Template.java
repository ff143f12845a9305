package dev.ptpip.conformance.fuzz;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes with blanks in them. Immutable.
 *
 * @param parts in order
 */
public record Template(List<Part> parts) {
  private static final int GROUP = 4;

  /** Copies the list. */
  public Template {
    parts = List.copyOf(parts);
  }

  /** Bytes, or a blank. */
  public sealed interface Part {}

  /** Bytes as they are. */
  public record Fixed(Bytes bytes) implements Part {}

  /** A blank to be filled in. */
  public record Open(Blank blank) implements Part {}

  static Template of(Bytes bytes) {
    return new Template(List.of(new Fixed(bytes)));
  }

  /** How many bytes it has when it is filled in. */
  int size() {
    int size = 0;
    for (Part part : parts) {
      size += size(part);
    }
    return size;
  }

  private static int size(Part part) {
    return part instanceof Fixed fixed ? fixed.bytes().size() : ((Open) part).blank().width();
  }

  /** The bytes. */
  Bytes fill(Guid guid, ConnectionNumber connection) {
    DataWriter out = new DataWriter(size());
    for (Part part : parts) {
      if (part instanceof Fixed fixed) {
        out.bytes(fixed.bytes());
      } else if (part instanceof Open open) {
        switch (open.blank()) {
          case GUID -> out.bytes(guid.bytes());
          case CONNECTION -> out.int32(connection.raw());
        }
      }
    }
    return out.toBytes();
  }

  /** The first {@code count} bytes; a blank that is cut is filled with zeros. */
  Template first(int count) {
    List<Part> kept = new ArrayList<>();
    int left = count;
    for (Part part : parts) {
      int size = size(part);
      if (left >= size) {
        kept.add(part);
      } else if (left > 0) {
        kept.add(
            new Fixed(
                part instanceof Fixed fixed
                    ? fixed.bytes().slice(0, left)
                    : Bytes.copyOf(new byte[left])));
      }
      left = Math.max(0, left - size);
    }
    return new Template(kept);
  }

  /** The same with {@code bytes} behind it. */
  Template then(Bytes bytes) {
    List<Part> all = new ArrayList<>(parts);
    all.add(new Fixed(bytes));
    return new Template(all);
  }

  /** The same with another bit at a place; a bit of a blank stays as it is. */
  Template flip(int offset, int bit) {
    List<Part> all = new ArrayList<>();
    int at = 0;
    for (Part part : parts) {
      int size = size(part);
      if (part instanceof Fixed fixed && offset >= at && offset < at + size) {
        byte[] bytes = fixed.bytes().toArray();
        bytes[offset - at] ^= (byte) (1 << bit);
        all.add(new Fixed(Bytes.copyOf(bytes)));
      } else {
        all.add(part);
      }
      at += size;
    }
    return new Template(all);
  }

  // ---- as files have it

  /** Hexadecimal digits in groups, blanks by name. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Open open) {
        text.append(' ').append(open.blank().word());
      } else if (part instanceof Fixed fixed) {
        String hex = fixed.bytes().toHex();
        for (int at = 0; at < hex.length(); at += 2 * GROUP) {
          text.append(' ').append(hex, at, Math.min(hex.length(), at + 2 * GROUP));
        }
      }
    }
    return text.toString().strip();
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    DataWriter bytes = new DataWriter();
    for (String word : text.strip().split("\\s+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      if (word.startsWith("<")) {
        if (bytes.size() > 0) {
          parts.add(new Fixed(bytes.toBytes()));
          bytes.reset();
        }
        parts.add(new Open(blank(word)));
      } else if (word.matches("([0-9a-fA-F]{2})+")) {
        bytes.bytes(Bytes.ofHex(word));
      } else {
        throw new IllegalArgumentException("hexadecimal digits expected, not \"" + word + "\"");
      }
    }
    if (bytes.size() > 0) {
      parts.add(new Fixed(bytes.toBytes()));
    }
    return new Template(parts);
  }

  private static Blank blank(String word) {
    for (Blank each : Blank.values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException("<guid> or <connection> expected, not \"" + word + "\"");
  }
}
