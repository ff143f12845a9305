package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.io.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A DNS message as far as the announcement of a service needs it (RFC 1035 §4): the records of all
 * its sections, of whatever class.
 *
 * @param records names in lower case, without the dot at the end
 */
record DnsMessage(List<Resource> records) {
  static final int ADDRESS = 1;
  static final int POINTER = 12;
  static final int TEXT = 16;
  static final int SERVICE = 33;

  private static final int HEADER_BYTES = 12;
  private static final int INTERNET = 1;

  /** The asker would like the answer to come to it alone (RFC 6762 §5.4). */
  private static final int UNICAST_RESPONSE = 0x8000;

  private static final int LONGEST_LABEL = 63;
  private static final int COMPRESSED = 0xC0;
  private static final int MOST_JUMPS = 32;
  private static final int MOST_RECORDS = 256;

  /** Copies the list. */
  DnsMessage {
    records = List.copyOf(records);
  }

  /**
   * One record.
   *
   * @param name whose it is
   * @param type what it says
   * @param data as it is in the message
   * @param target the name in it: of a pointer or a service
   */
  record Resource(String name, int type, Bytes data, String target) {
    /** The port of a service. */
    int port() {
      return (data.at(4) & 0xFF) << 8 | (data.at(5) & 0xFF);
    }

    /** The strings of a text, in order. */
    List<String> strings() {
      List<String> strings = new ArrayList<>();
      for (int at = 0; at < data.size(); ) {
        int length = data.at(at) & 0xFF;
        int end = Math.min(data.size(), at + 1 + length);
        strings.add(new String(data.slice(at + 1, end).toArray(), StandardCharsets.UTF_8));
        at = end;
      }
      return strings;
    }
  }

  /** Asks for the pointers of {@code name}. */
  static Bytes question(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    for (String label : name.split("\\.", -1)) {
      byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
      if (bytes.length == 0 || bytes.length > LONGEST_LABEL) {
        throw new IllegalArgumentException("no name of a service: " + name);
      }
      out.write(bytes.length);
      out.writeBytes(bytes);
    }
    out.write(0);
    out.writeBytes(new byte[] {0, POINTER});
    int asked = INTERNET | UNICAST_RESPONSE;
    out.write(asked >> 8);
    out.write(asked);
    return Bytes.copyOf(out.toByteArray());
  }

  /** The records of an answer; empty if it is none, or can't be read. */
  static Optional<DnsMessage> answer(byte[] message, int length) {
    ByteBuffer in = ByteBuffer.wrap(message, 0, length);
    if (length < HEADER_BYTES || in.get(2) >= 0) {
      return Optional.empty();
    }
    int questions = in.getShort(4) & 0xFFFF;
    int count = (in.getShort(6) & 0xFFFF) + (in.getShort(8) & 0xFFFF) + (in.getShort(10) & 0xFFFF);
    in.position(HEADER_BYTES);
    List<Resource> records = new ArrayList<>();
    try {
      for (int i = 0; i < Math.min(questions, MOST_RECORDS); i++) {
        name(in);
        in.getInt();
      }
      for (int i = 0; i < Math.min(count, MOST_RECORDS); i++) {
        records.add(resource(in));
      }
    } catch (BufferUnderflowException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return Optional.of(new DnsMessage(records));
  }

  private static Resource resource(ByteBuffer in) {
    String name = name(in);
    int type = in.getShort() & 0xFFFF;
    in.getShort(); // class
    in.getInt(); // time to live
    int size = in.getShort() & 0xFFFF;
    int end = in.position() + size;
    if (end > in.limit()) {
      throw new BufferUnderflowException();
    }
    byte[] data = new byte[size];
    in.duplicate().get(data);
    String target = "";
    if (type == POINTER) {
      target = name(in);
    } else if (type == SERVICE && size > 6) {
      in.position(in.position() + 6);
      target = name(in);
    }
    in.position(end);
    return new Resource(name, type, Bytes.copyOf(data), target);
  }

  /** A name, with what it shares with others put in. */
  private static String name(ByteBuffer in) {
    StringBuilder name = new StringBuilder();
    ByteBuffer at = in;
    for (int jumps = 0; jumps < MOST_JUMPS; ) {
      int length = at.get() & 0xFF;
      if (length == 0) {
        return name.toString().toLowerCase(Locale.ROOT);
      }
      if ((length & COMPRESSED) == COMPRESSED) {
        int place = (length & ~COMPRESSED) << 8 | (at.get() & 0xFF);
        at = in.duplicate();
        at.position(place);
        jumps++;
      } else {
        byte[] label = new byte[length];
        at.get(label);
        name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.UTF_8));
      }
    }
    throw new IllegalArgumentException("a name that never ends");
  }
}
