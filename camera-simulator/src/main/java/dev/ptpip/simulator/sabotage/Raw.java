package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packets as bytes, right or wrong. */
final class Raw {
  /** Where what a type has of its own begins. */
  static final int PAYLOAD_AT = Packet.HEADER_BYTES;

  private static final int OPERATION_AT = PAYLOAD_AT + 4;
  private static final int REQUEST_ID_AT = OPERATION_AT + 2;

  private Raw() {}

  /** A packet of these bytes. */
  static WirePacket packet(Bytes bytes) {
    return new WirePacket(bytes, DataSource.of(Bytes.EMPTY));
  }

  /** All its bytes. */
  static Bytes bytes(WirePacket packet) {
    try {
      return packet.head().concat(packet.body().readAll());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The number in the four bytes at {@code at}; 0 if it has not so many. */
  static int int32(WirePacket packet, int at) {
    return at + 4 <= packet.head().size() ? little(packet.head().toArray()).getInt(at) : 0;
  }

  /** The same with other four bytes at {@code at}. */
  static WirePacket with(WirePacket packet, int at, int value) {
    byte[] bytes = bytes(packet).toArray();
    little(bytes).putInt(at, value);
    return packet(Bytes.copyOf(bytes));
  }

  /** The same with other two bytes at {@code at}. */
  static WirePacket withShort(WirePacket packet, int at, int value) {
    byte[] bytes = bytes(packet).toArray();
    little(bytes).putShort(at, (short) value);
    return packet(Bytes.copyOf(bytes));
  }

  /** The same with {@code size} bytes: cut, or filled up with zeros; the length field says so. */
  static WirePacket resized(WirePacket packet, int size) {
    Bytes bytes = bytes(packet);
    int kept = Math.min(size, bytes.size());
    return packet(bytes.slice(0, kept).concat(Bytes.copyOf(new byte[size - kept])))
        .withLength(size);
  }

  /** The same with four zeros behind it. */
  static WirePacket longer(WirePacket packet) {
    return resized(packet, (int) packet.size() + 4);
  }

  /** Whether it is an Operation_Request for {@code operation}. */
  static boolean isRequest(WirePacket packet, OperationCode operation) {
    return packet.is(PacketType.OPERATION_REQUEST)
        && (int32(packet, OPERATION_AT) & 0xFFFF) == operation.raw()
        && packet.size() >= OPERATION_AT + 4;
  }

  /** The transaction id of an Operation_Request. */
  static TransactionId requestId(WirePacket request) {
    return new TransactionId(int32(request, REQUEST_ID_AT));
  }

  /** The last four bytes of it. */
  static int lastInt(WirePacket packet) {
    Bytes bytes = bytes(packet);
    return int32(packet(bytes), bytes.size() - 4);
  }
}
