package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private final DataWriter pending = new DataWriter(512);
  private final List<Runnable> untold = new ArrayList<>();
  private boolean started;

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
    try {
      return run(stop, leading, trailing);
    } catch (PtpIpException ofTheConnection) {
      throw ofTheConnection;
    } catch (IOException | RuntimeException ofTheSource) {
      if (started) {
        link.close(); // the peer waits for bytes that will never come
      }
      throw ofTheSource;
    }
  }

  private SentData run(BooleanSupplier stop, Packet[] leading, Packet[] trailing)
      throws IOException {
    long total = source.size();
    boolean known = packing.announcement() == DataPacking.Announcement.EXACT;
    add(leading);
    add(new StartData(transactionId, known ? total : StartData.UNKNOWN_LENGTH));
    long packetBytes = total <= packing.singlePacketBytes() ? total : packing.packetBytes();
    boolean emptyEnd = packing.ending() == DataPacking.Ending.EMPTY_END_DATA;
    long at = 0;
    while (true) {
      long payload = Math.min(packetBytes, total - at);
      boolean last = at + payload == total && !(emptyEnd && payload > 0);
      if (stop.getAsBoolean()) {
        flush();
        return new SentData(at, SentData.Outcome.STOPPED);
      }
      addDataPacket(last ? PacketType.END_DATA : PacketType.DATA, at, payload);
      at += payload;
      if (last) {
        add(trailing);
        flush();
        return new SentData(at, SentData.Outcome.COMPLETE);
      }
    }
  }

  private void addDataPacket(PacketType type, long at, long payload) throws IOException {
    pending.uint32(Packet.HEADER_BYTES + 4 + payload).int32(type.code()).int32(transactionId.raw());
    if (pending.size() + payload <= PacketChannel.COALESCED_BYTES) {
      pending.bytes(source.slice(at, payload).readAll());
      untold.add(() -> options.observer().dataSent(transactionId, payload));
    } else {
      flush();
      link.transfer(source, at, payload, options.stall());
      options.observer().dataSent(transactionId, payload);
    }
  }

  private void add(Packet... packets) {
    for (Packet packet : packets) {
      options.dialect().encode(packet, pending);
      untold.add(() -> options.observer().sent(packet));
    }
  }

  /** Writes what was collected; only then is it told of. */
  private void flush() throws IOException {
    if (pending.size() > 0) {
      started = true;
      link.write(pending.asBuffer(), options.stall().next());
      pending.reset();
      untold.forEach(Runnable::run);
      untold.clear();
    }
  }
}
