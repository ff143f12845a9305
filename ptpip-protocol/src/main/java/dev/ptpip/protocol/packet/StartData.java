package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.TransactionId;

/**
 * Opens a data phase and announces its length (CIPA DC-005 §2.3.9).
 *
 * @param transactionId the transaction that the data belongs to; 4 bytes on the wire
 * @param totalLength payload bytes of the whole data phase, an unsigned 64-bit number; {@link
 *     #UNKNOWN_LENGTH} if the sender does not know it
 */
public record StartData(TransactionId transactionId, long totalLength) implements Packet {
  /** All ones: the length is not known, the end is found with End_Data. */
  public static final long UNKNOWN_LENGTH = -1L;

  static StartData read(DataReader in) {
    StartData packet =
        new StartData(new TransactionId(in.int32("TransactionID")), in.int64("TotalDataLength"));
    in.expectEnd("Start_Data", "PTPIP-DATA-03");
    return packet;
  }

  /** Whether the sender knows the length. */
  public boolean isLengthKnown() {
    return totalLength != UNKNOWN_LENGTH;
  }

  @Override
  public int typeCode() {
    return PacketType.START_DATA.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.int32(transactionId.raw()).int64(totalLength);
  }
}
