package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.fuzz.Field.Role;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayList;
import java.util.List;

/**
 * A packet, taken apart into its fields. Immutable.
 *
 * @param lane the connection that it goes to
 * @param fields in the order of the wire
 */
record Message(Lane lane, List<Field> fields) {
  private static final int GUID_BYTES = 16;

  /** Copies the list. */
  Message {
    fields = List.copyOf(fields);
  }

  /** Takes a packet apart; its payload, if it has one, is without structure. */
  static Message of(Lane lane, Packet packet) {
    return of(lane, packet, List.of());
  }

  /** Takes a packet apart whose payload is that of {@code dataset}. */
  static Message of(Lane lane, Packet packet, List<Field> dataset) {
    Cursor cursor = new Cursor(packet.encode());
    cursor.skip(Integer.BYTES, Field.following(Role.LENGTH));
    cursor.take(Integer.BYTES, Role.TYPE);
    PacketType type = PacketType.of(packet.typeCode()).orElse(PacketType.PROBE_REQUEST);
    switch (type) {
      case INIT_COMMAND_REQUEST -> {
        cursor.skip(GUID_BYTES, Field.following(Role.GUID));
        cursor.take(cursor.left() - Integer.BYTES, Role.TEXT);
        cursor.take(Integer.BYTES, Role.NUMBER);
      }
      case INIT_EVENT_REQUEST -> cursor.skip(Integer.BYTES, Field.following(Role.CONNECTION));
      case OPERATION_REQUEST -> {
        cursor.take(Integer.BYTES, Role.PHASE);
        cursor.take(Short.BYTES, Role.OPERATION);
        cursor.skip(Integer.BYTES, Field.following(Role.TRANSACTION));
        while (cursor.left() > 0) {
          cursor.take(Integer.BYTES, Role.PARAMETER);
        }
      }
      case START_DATA -> {
        cursor.skip(Integer.BYTES, Field.following(Role.TRANSACTION));
        cursor.take(Long.BYTES, Role.TOTAL);
      }
      case DATA, END_DATA -> {
        cursor.skip(Integer.BYTES, Field.following(Role.TRANSACTION));
        cursor.payload(dataset);
      }
      case CANCEL -> cursor.skip(Integer.BYTES, Field.following(Role.TRANSACTION));
      default -> cursor.take(cursor.left(), Role.CONTENT);
    }
    return new Message(lane, cursor.fields);
  }

  /** Walks along the bytes of a packet. */
  private static final class Cursor {
    private final Bytes bytes;
    private final List<Field> fields = new ArrayList<>();
    private int at;

    Cursor(Bytes bytes) {
      this.bytes = bytes;
    }

    int left() {
      return bytes.size() - at;
    }

    void skip(int width, Field instead) {
      fields.add(instead);
      at += width;
    }

    void take(int width, Role role) {
      if (width > 0) {
        fields.add(Field.of(role, bytes.slice(at, at + width)));
        at += width;
      }
    }

    void payload(List<Field> dataset) {
      int size = dataset.stream().mapToInt(Field::width).sum();
      if (!dataset.isEmpty() && size == left()) {
        fields.addAll(dataset);
        at += size;
      } else {
        take(left(), Role.CONTENT);
      }
    }
  }

  /** The same with other fields. */
  Message with(List<Field> newFields) {
    return new Message(lane, newFields);
  }

  /** The same on the other connection. */
  Message onOtherLane() {
    return new Message(lane == Lane.COMMAND ? Lane.EVENT : Lane.COMMAND, fields);
  }

  /** Number of the first field with this role; -1 if there is none. */
  int find(Role role) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).role() == role) {
        return i;
      }
    }
    return -1;
  }

  /** The bytes, with the transaction's number in them and the length of what is there. */
  Template render(TransactionId transaction) {
    int length = fields.stream().mapToInt(Field::width).sum();
    List<Template.Part> parts = new ArrayList<>();
    DataWriter out = new DataWriter();
    for (Field field : fields) {
      if (field.value().isPresent()) {
        out.bytes(field.value().get());
      } else if (field.role() == Role.LENGTH) {
        out.int32(length);
      } else if (field.role() == Role.TRANSACTION) {
        out.int32(transaction.raw());
      } else {
        parts.add(new Template.Fixed(out.toBytes()));
        out.reset();
        parts.add(new Template.Open(field.role() == Role.GUID ? Blank.GUID : Blank.CONNECTION));
      }
    }
    if (out.size() > 0) {
      parts.add(new Template.Fixed(out.toBytes()));
    }
    return new Template(parts);
  }
}
