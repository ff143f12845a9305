package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the packets in what a channel writes: packets one behind the other, or the head of a data
 * packet whose payload follows as a source. Confined to the thread that writes.
 */
final class PacketCutter {
  private ByteBuffer held = empty();

  private static ByteBuffer empty() {
    return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether nothing of a packet waits for the rest of it. */
  boolean isBetweenPackets() {
    return !held.hasRemaining();
  }

  /** Takes bytes, and gives away the packets that are whole. */
  void take(ByteBuffer bytes, PacketOutput output) throws IOException {
    ByteBuffer all =
        ByteBuffer.allocate(held.remaining() + bytes.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    held = all.put(held).put(bytes).flip();
    while (held.remaining() >= Packet.HEADER_BYTES) {
      long length = held.getInt(held.position()) & 0xFFFF_FFFFL;
      if (length > held.remaining()) {
        break;
      }
      Bytes whole = Bytes.copyOf(held.slice(held.position(), (int) length));
      held.position(held.position() + (int) length);
      output.send(packet(whole));
    }
  }

  private static WirePacket packet(Bytes whole) {
    WirePacket packet = new WirePacket(whole, DataSource.of(Bytes.EMPTY));
    int head = WirePacket.DATA_HEAD_BYTES;
    return packet.isData() && whole.size() >= head
        ? new WirePacket(whole.slice(0, head), DataSource.of(whole.slice(head, whole.size())))
        : packet;
  }

  /** Takes the payload of the data packet whose head was taken last. */
  void take(DataSource payload, PacketOutput output) throws IOException {
    if (held.remaining() != WirePacket.DATA_HEAD_BYTES || !isHeadOf(payload)) {
      take(payload.readAll().asBuffer(), output);
      return;
    }
    WirePacket packet = new WirePacket(Bytes.copyOf(held), payload);
    held = empty();
    output.send(packet);
  }

  private boolean isHeadOf(DataSource payload) {
    long length = held.getInt(held.position()) & 0xFFFF_FFFFL;
    int type = held.getInt(held.position() + 4);
    return (type == PacketType.DATA.code() || type == PacketType.END_DATA.code())
        && length == WirePacket.DATA_HEAD_BYTES + payload.size();
  }
}
