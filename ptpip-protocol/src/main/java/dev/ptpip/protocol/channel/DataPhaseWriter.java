package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Writes one data phase. Small pieces are collected and go out together; large ones go from the
 * source to the link without a copy of ours. Confined to one thread.
 */
final class DataPhaseWriter {
  private final ByteLink link;
  private final ChannelOptions options;
  private final TransactionId transactionId;
  private final DataSource source;
  private final DataPacking packing;
  private DataWriter pending = new DataWriter(512);

  DataPhaseWriter(
      ByteLink link,
      ChannelOptions options,
      TransactionId transactionId,
      DataSource source,
      DataPacking packing) {
    this.link = link;
    this.options = options;
    this.transactionId = transactionId;
    this.source = source;
    this.packing = packing;
  }

  SentData write(BooleanSupplier stop, Packet[] leading, Packet[] trailing) throws IOException {
    long total = source.size();
    add(leading);
    add(new StartData(transactionId, total));
    boolean single = total <= packing.singlePacketBytes();
    boolean emptyEnd = packing.ending() == DataPacking.Ending.EMPTY_END_DATA;
    long at = 0;
    while (true) {
      long payload = single ? total : Math.min(packing.packetBytes(), total - at);
      boolean last = at + payload == total && !(emptyEnd && payload > 0);
      if (stop.getAsBoolean()) {
        flush();
        return new SentData(at, SentData.Outcome.STOPPED);
      }
      addDataPacket(last ? PacketType.END_DATA : PacketType.DATA, at, payload);
      at += payload;
      options.observer().dataSent(transactionId, payload);
      if (last) {
        add(trailing);
        flush();
        return new SentData(at, SentData.Outcome.COMPLETE);
      }
    }
  }

  private void addDataPacket(PacketType type, long at, long payload) throws IOException {
    pending.uint32(Packet.HEADER_BYTES + 4 + payload).int32(type.code()).int32(transactionId.raw());
    if (pending.size() + payload <= PacketChannel.coalescedBytes()) {
      pending.bytes(source.slice(at, payload).readAll());
    } else {
      flush();
      link.transfer(source, at, payload, options.stall());
    }
  }

  private void add(Packet... packets) {
    for (Packet packet : packets) {
      options.dialect().encode(packet, pending);
      options.observer().sent(packet);
    }
  }

  private void flush() throws IOException {
    if (pending.size() > 0) {
      link.write(pending.asBuffer(), options.stall().next());
      pending = new DataWriter(512);
    }
  }
}
