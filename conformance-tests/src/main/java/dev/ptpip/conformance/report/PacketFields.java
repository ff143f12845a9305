package dev.ptpip.conformance.report;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.PacketType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a packet with their places, as far as its bytes go (CIPA DC-005 §2.3). Confined to
 * one thread.
 */
final class PacketFields {
  private static final int SHOWN_BYTES = 16;

  private final Bytes bytes;
  private final CodeBook codes;
  private final List<Field> fields = new ArrayList<>();
  private int at;

  private PacketFields(Bytes bytes, CodeBook codes) {
    this.bytes = bytes;
    this.codes = codes;
  }

  /**
   * One field.
   *
   * @param name what it is
   * @param from first byte
   * @param to last byte
   * @param value what it says
   */
  record Field(String name, int from, int to, String value) {
    boolean touches(int first, int last) {
      return from <= last && to >= first;
    }
  }

  static List<Field> of(Frame frame, CodeBook codes) {
    PacketFields made = new PacketFields(frame.kept(), codes);
    made.read();
    return made.fields;
  }

  private void read() {
    number("Length", 4);
    int type = frameType();
    add("Packet type", 4, value(4) + name(type));
    switch (type) {
      case 1 -> {
        raw("GUID", 16);
        text("Friendly name");
        number("Protocol version", 4);
      }
      case 2 -> {
        number("Connection number", 4);
        raw("GUID", 16);
        text("Friendly name");
        number("Protocol version", 4);
      }
      case 3 -> number("Connection number", 4);
      case 5 -> number("Reason", 4);
      case 6 -> {
        number("Data phase", 4);
        code("Operation", value -> words(new OperationCode(value)));
        number("Transaction id", 4);
        parameters();
      }
      case 7 -> {
        code("Response", value -> words(new ResponseCode(value)));
        number("Transaction id", 4);
        parameters();
      }
      case 8 -> {
        code("Event", value -> words(new EventCode(value)));
        number("Transaction id", 4);
        parameters();
      }
      case 9 -> {
        number("Transaction id", 4);
        number("Total data length", 8);
      }
      case 10, 11, 12 -> number("Transaction id", 4);
      default -> {}
    }
    if (at < bytes.size()) {
      raw(type == 10 || type == 12 ? "Payload" : "More bytes", bytes.size() - at);
    }
  }

  private int frameType() {
    return bytes.size() < 8 ? -1 : (int) little(4, 4);
  }

  private static String name(int type) {
    for (PacketType each : PacketType.values()) {
      if (each.code() == type) {
        return " " + each.name();
      }
    }
    return "";
  }

  private void parameters() {
    for (int i = 1; at + 4 <= bytes.size() && i <= 5; i++) {
      number("Parameter " + i, 4);
    }
  }

  /** Adds a field of this many bytes, or of those that are left. */
  private void add(String name, int count, String value) {
    int there = Math.min(count, bytes.size() - at);
    if (there > 0) {
      fields.add(
          new Field(
              name,
              at,
              at + there - 1,
              there < count ? "cut: " + there + " of " + count + " bytes" : value));
      at += there;
    }
  }

  private void number(String name, int count) {
    add(name, count, value(count));
  }

  private String value(int count) {
    if (at + count > bytes.size()) {
      return "";
    }
    long value = little(at, count);
    return Long.toUnsignedString(value)
        + " (0x"
        + Long.toHexString(value).toUpperCase(java.util.Locale.ROOT)
        + ")";
  }

  private long little(int from, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | bytes.at(from + i);
    }
    return value;
  }

  private void code(String name, java.util.function.IntFunction<String> words) {
    add(name, 2, at + 2 > bytes.size() ? "" : words.apply((int) little(at, 2)));
  }

  private String words(Code code) {
    return codes.name(code) + " (" + Words.hex(code.raw(), 4) + ")";
  }

  private void raw(String name, int count) {
    int shown = Math.min(Math.min(count, SHOWN_BYTES), bytes.size() - at);
    String hex = shown <= 0 ? "" : bytes.slice(at, at + shown).toHex();
    add(name, count, count > SHOWN_BYTES ? hex + "… (" + count + " bytes)" : hex);
  }

  /** A text of two-byte units that ends with a zero. */
  private void text(String name) {
    int end = at;
    while (end + 1 < bytes.size() && (bytes.at(end) != 0 || bytes.at(end + 1) != 0)) {
      end += 2;
    }
    end = Math.min(end + 2, bytes.size());
    if (end > at) {
      String value = bytes.slice(at, end).text(StandardCharsets.UTF_16LE).replace("\0", "");
      add(name, end - at, "\"" + value + "\"");
    }
  }
}
