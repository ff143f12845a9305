package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.TransactionId;

/**
 * Asks the peer to give up a transaction; sent on both connections (CIPA DC-005 §2.3.12).
 *
 * @param transactionId the transaction to abort; 4 bytes on the wire
 */
public record Cancel(TransactionId transactionId) implements Packet {
  static Cancel read(DataReader in) {
    Cancel packet = new Cancel(new TransactionId(in.int32("TransactionID")));
    in.expectEnd("Cancel", "PTPIP-CANCEL-01");
    return packet;
  }

  @Override
  public int typeCode() {
    return PacketType.CANCEL.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.int32(transactionId.raw());
  }
}
