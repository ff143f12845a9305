package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A packet as bytes on their way out: what it says, and what it should say, need not be the same.
 *
 * @param head its first bytes: of Data and End_Data length, type and transaction id, of any other
 *     packet all of it
 * @param body the bytes behind the head, which may be many and are not held in memory
 */
public record WirePacket(Bytes head, DataSource body) {
  /** Bytes of the head of Data and End_Data: length, type, transaction id. */
  public static final int DATA_HEAD_BYTES = Packet.HEADER_BYTES + 4;

  private static final int TYPE_AT = 4;

  /** A packet of the protocol. */
  public static WirePacket of(Packet packet) {
    DataWriter out = new DataWriter(64);
    packet.write(out);
    return new WirePacket(out.toBytes(), DataSource.of(Bytes.EMPTY));
  }

  /** Bytes that are no packet, or a part of one. */
  static WirePacket raw(DataSource bytes) {
    return new WirePacket(Bytes.EMPTY, bytes);
  }

  /** Number of bytes, whatever the length field says. */
  public long size() {
    return head.size() + body.size();
  }

  /** The number of its type; -1 if it is too short to have one. */
  public int type() {
    return head.size() < Packet.HEADER_BYTES ? -1 : int32(TYPE_AT);
  }

  /** Whether it is of this type. */
  public boolean is(PacketType type) {
    return type() == type.code();
  }

  /** Whether it is Data or End_Data. */
  public boolean isData() {
    return is(PacketType.DATA) || is(PacketType.END_DATA);
  }

  /** The length field, an unsigned 32-bit number. */
  public long length() {
    return int32(0) & 0xFFFF_FFFFL;
  }

  /** Place of the transaction id; empty for types without one (CIPA DC-005 §2.3). */
  private Optional<Integer> idAt() {
    return PacketType.of(type())
        .map(
            type ->
                switch (type) {
                  case START_DATA, DATA, CANCEL, END_DATA -> Packet.HEADER_BYTES;
                  case OPERATION_RESPONSE, EVENT -> Packet.HEADER_BYTES + 2;
                  case OPERATION_REQUEST -> Packet.HEADER_BYTES + 6;
                  default -> 0;
                })
        .filter(place -> place > 0 && place + 4 <= head.size());
  }

  /** The transaction id; empty for types without one. */
  public Optional<Integer> transactionId() {
    return idAt().map(this::int32);
  }

  private int int32(int at) {
    return little(head.asBuffer()).getInt(at);
  }

  private static ByteBuffer little(ByteBuffer buffer) {
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The same with another length field. */
  public WirePacket withLength(long length) {
    return with(0, (int) length);
  }

  /** The same with another type. */
  public WirePacket withType(int type) {
    return with(TYPE_AT, type);
  }

  /** The same with another transaction id, if its type has one. */
  public WirePacket withTransactionId(int id) {
    return idAt().map(place -> with(place, id)).orElse(this);
  }

  /** The total of Start_Data, an unsigned 64-bit number. */
  long total() {
    return little(head.asBuffer()).getLong(DATA_HEAD_BYTES);
  }

  /** Start_Data with another total. */
  WirePacket withTotal(long total) {
    byte[] bytes = head.toArray();
    little(ByteBuffer.wrap(bytes)).putLong(DATA_HEAD_BYTES, total);
    return new WirePacket(Bytes.copyOf(bytes), body);
  }

  private WirePacket with(int at, int value) {
    byte[] bytes = head.toArray();
    little(ByteBuffer.wrap(bytes)).putInt(at, value);
    return new WirePacket(Bytes.copyOf(bytes), body);
  }

  /** Its first {@code count} bytes; all of it if it has no more. */
  public WirePacket first(long count) {
    if (count <= head.size()) {
      return new WirePacket(head.slice(0, (int) count), DataSource.of(Bytes.EMPTY));
    }
    return new WirePacket(head, body.slice(0, Math.min(body.size(), count - head.size())));
  }

  /** What is behind the first {@code count} bytes of the body. */
  WirePacket bodyFrom(long count) {
    return raw(body.slice(count, body.size() - count));
  }

  /** The same with bit {@code bit} (counted from the first byte's lowest) the other way round. */
  WirePacket flipped(long bit) {
    long at = bit / 8;
    int mask = 1 << (int) (bit % 8);
    if (at < head.size()) {
      byte[] bytes = head.toArray();
      bytes[(int) at] ^= (byte) mask;
      return new WirePacket(Bytes.copyOf(bytes), body);
    }
    return new WirePacket(head, flipped(body, at - head.size(), mask));
  }

  private static DataSource flipped(DataSource source, long at, int mask) {
    return new DataSource() {
      @Override
      public long size() {
        return source.size();
      }

      @Override
      public int read(long position, ByteBuffer target) throws IOException {
        int start = target.position();
        int count = source.read(position, target);
        if (count > 0 && at >= position && at < position + count) {
          int place = start + (int) (at - position);
          target.put(place, (byte) (target.get(place) ^ mask));
        }
        return count;
      }
    };
  }
}
