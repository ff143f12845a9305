package dev.ptpip.cli.stage;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the data of each transaction cut into other packets than the camera would. Confined to the
 * thread that sends.
 */
final class DataForm implements PacketFilter {
  private final Cut cut;
  private final Happened happened;
  private final DataWriter held = new DataWriter(256);

  /** How data is cut. */
  @FunctionalInterface
  interface Cut {
    /** The packets with all of {@code data}. */
    List<Packet> packets(TransactionId id, Bytes data);
  }

  DataForm(Cut cut, Happened happened) {
    this.cut = cut;
    this.happened = happened;
  }

  /** An empty Data packet ahead of it. */
  static List<Packet> emptyAhead(TransactionId id, Bytes data) {
    return List.of(new Data(id, Bytes.EMPTY), new EndData(id, data));
  }

  /** One packet. */
  static List<Packet> allInEnd(TransactionId id, Bytes data) {
    return List.of(new EndData(id, data));
  }

  /** Nothing in the last one. */
  static List<Packet> allInData(TransactionId id, Bytes data) {
    return List.of(new Data(id, data), new EndData(id, Bytes.EMPTY));
  }

  /** Half and half. */
  static List<Packet> halves(TransactionId id, Bytes data) {
    int half = data.size() / 2;
    return List.of(
        new Data(id, data.slice(0, half)), new EndData(id, data.slice(half, data.size())));
  }

  /** 100 bytes each. */
  static List<Packet> small(TransactionId id, Bytes data) {
    List<Packet> all = new ArrayList<>();
    int at = 0;
    for (; at + 100 < data.size(); at += 100) {
      all.add(new Data(id, data.slice(at, at + 100)));
    }
    all.add(new EndData(id, data.slice(at, data.size())));
    return all;
  }

  @Override
  public void filter(WirePacket packet, PacketOutput onward) throws IOException {
    if (!packet.isData()) {
      onward.send(packet);
      return;
    }
    held.bytes(packet.body().readAll());
    if (packet.is(PacketType.END_DATA)) {
      Bytes data = held.toBytes();
      held.reset();
      happened.now();
      for (Packet each :
          cut.packets(new TransactionId(packet.transactionId().orElseThrow()), data)) {
        onward.send(WirePacket.of(each));
      }
    }
  }
}
