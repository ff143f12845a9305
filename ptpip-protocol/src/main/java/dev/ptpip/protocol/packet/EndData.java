package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.TransactionId;

/**
 * The last piece of a data phase, possibly empty (CIPA DC-005 §2.3.11). As a record it serves small
 * data phases and tests; bulk data is streamed by the channel and never becomes one.
 *
 * @param transactionId the transaction that the data belongs to; 4 bytes on the wire
 * @param payload the bytes, 0 or more
 */
public record EndData(TransactionId transactionId, Bytes payload) implements Packet {
  static EndData read(DataReader in) {
    return new EndData(new TransactionId(in.int32("TransactionID")), in.rest("payload"));
  }

  @Override
  public int typeCode() {
    return PacketType.END_DATA.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.int32(transactionId.raw()).bytes(payload);
  }
}
