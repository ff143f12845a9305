package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the bytes of one packet into fields by a table of its own, without the codec under test, so
 * that failures, golden vectors and documents can be shown and checked field by field. Whatever
 * does not fit the table is a field called "?".
 */
public final class PacketFields {
  /**
   * One field.
   *
   * @param offset distance from the first byte of the packet
   * @param bytes the field's bytes
   * @param name the standard's name
   * @param value how the value is written in comments
   */
  public record Field(int offset, Bytes bytes, String name, String value) {}

  private static final List<String> NAMES =
      List.of(
          "Init_Command_Request",
          "Init_Command_Ack",
          "Init_Event_Request",
          "Init_Event_Ack",
          "Init_Fail",
          "Operation_Request",
          "Operation_Response",
          "Event",
          "Start_Data",
          "Data",
          "Cancel",
          "End_Data",
          "Probe_Request",
          "Probe_Response");

  private final Bytes packet;
  private final List<Field> fields = new ArrayList<>();
  private int at;

  private PacketFields(Bytes packet) {
    this.packet = packet;
  }

  /** The fields of {@code packet}, in order, which together are all of its bytes. */
  public static List<Field> of(Bytes packet) {
    PacketFields cut = new PacketFields(packet);
    cut.number("Length", 4, Style.DECIMAL);
    int type = (int) cut.number("PacketType", 4, Style.DECIMAL);
    cut.body(type);
    cut.rest("?");
    return List.copyOf(cut.fields);
  }

  /** The standard's name of a packet type, "?" for others. */
  public static String typeName(long type) {
    return type >= 1 && type <= NAMES.size() ? NAMES.get((int) type - 1) : "?";
  }

  /** A line per field: offset, bytes, name and value. */
  public static String annotate(Bytes packet) {
    StringBuilder text = new StringBuilder();
    for (Field field : of(packet)) {
      text.append("%6d  %s%n".formatted(field.offset(), line(field)));
    }
    return text.toString();
  }

  /** Bytes, name and value, as golden vectors and documents write them. */
  public static String line(Field field) {
    StringBuilder hex = new StringBuilder();
    int shown = Math.min(24, field.bytes().size());
    for (int i = 0; i < shown; i++) {
      hex.append("%02x ".formatted(field.bytes().at(i)));
    }
    if (shown < field.bytes().size()) {
      hex.append("… ");
    }
    String type =
        field.name().equals("PacketType") ? " " + typeName(Long.parseLong(field.value())) : "";
    return "%-12s  %s = %s%s".formatted(hex.toString().trim(), field.name(), field.value(), type);
  }

  private void body(int type) {
    switch (type) {
      case 1 -> {
        raw("GUID", 16);
        name();
        number("ProtocolVersion", 4, Style.HEX8);
      }
      case 2 -> {
        number("ConnectionNumber", 4, Style.DECIMAL);
        raw("GUID", 16);
        name();
        number("ProtocolVersion", 4, Style.HEX8);
      }
      case 3 -> number("ConnectionNumber", 4, Style.DECIMAL);
      case 5 -> number("Reason", 4, Style.DECIMAL);
      case 6 -> {
        number("DataPhaseInfo", 4, Style.DECIMAL);
        number("OperationCode", 2, Style.HEX4);
        number("TransactionID", 4, Style.ID);
        parameters();
      }
      case 7 -> {
        number("ResponseCode", 2, Style.HEX4);
        number("TransactionID", 4, Style.ID);
        parameters();
      }
      case 8 -> {
        number("EventCode", 2, Style.HEX4);
        number("TransactionID", 4, Style.ID);
        parameters();
      }
      case 9 -> {
        number("TransactionID", 4, Style.ID);
        number("TotalDataLength", 8, Style.ID);
      }
      case 10, 12 -> {
        number("TransactionID", 4, Style.ID);
        rest("Payload");
      }
      case 11 -> number("TransactionID", 4, Style.ID);
      case 4, 13, 14 -> {}
      default -> rest("Body");
    }
  }

  private enum Style {
    DECIMAL,
    HEX4,
    HEX8,
    /** Decimal, all ones in hexadecimal. */
    ID
  }

  private long number(String name, int width, Style style) {
    if (packet.size() - at < width) {
      rest(name + "?");
      return 0;
    }
    long value = 0;
    boolean ones = true;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | packet.at(at + i);
      ones &= packet.at(at + i) == 0xFF;
    }
    String text =
        switch (style) {
          case DECIMAL -> Long.toUnsignedString(value);
          case HEX4 -> "0x%04X".formatted(value);
          case HEX8 -> "0x%08X".formatted(value);
          case ID -> ones ? "0x" + "F".repeat(2 * width) : Long.toUnsignedString(value);
        };
    take(name, width, text);
    return value;
  }

  private void parameters() {
    for (int i = 1; packet.size() - at >= 4; i++) {
      number("Parameter" + i, 4, Style.HEX8);
    }
  }

  private void name() {
    int end = at;
    while (end + 1 < packet.size() && (packet.at(end) != 0 || packet.at(end + 1) != 0)) {
      end += 2;
    }
    if (end + 1 >= packet.size()) {
      rest("FriendlyName?");
      return;
    }
    String text = packet.slice(at, end).text(StandardCharsets.UTF_16LE);
    take("FriendlyName", end + 2 - at, '"' + text + '"');
  }

  private void raw(String name, int width) {
    if (packet.size() - at < width) {
      rest(name + "?");
      return;
    }
    take(name, width, packet.slice(at, at + width).toHex());
  }

  private void rest(String name) {
    int width = packet.size() - at;
    if (width > 0) {
      take(name, width, width + (width == 1 ? " byte" : " bytes"));
    }
  }

  private void take(String name, int width, String value) {
    fields.add(new Field(at, packet.slice(at, at + width), name, value));
    at += width;
  }
}
