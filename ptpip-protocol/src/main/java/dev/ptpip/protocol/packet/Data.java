package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.TransactionId;

/**
 * A piece of a data phase that is not the last one (CIPA DC-005 §2.3.10). As a record it serves
 * small data phases and tests; bulk data is streamed by the channel and never becomes one.
 *
 * @param transactionId the transaction that the data belongs to; 4 bytes on the wire
 * @param payload the bytes, 0 or more
 */
public record Data(TransactionId transactionId, Bytes payload) implements Packet {
  static Data read(DataReader in) {
    return new Data(new TransactionId(in.int32("TransactionID")), in.rest("payload"));
  }

  @Override
  public int typeCode() {
    return PacketType.DATA.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.int32(transactionId.raw()).bytes(payload);
  }
}
