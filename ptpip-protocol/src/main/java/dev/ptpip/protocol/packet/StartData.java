package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
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

  /** Reads the standard's layout and, as an anomaly, a length of 32 bits (feklee/ptp.js). */
  static StartData read(DataReader in) {
    TransactionId transactionId = new TransactionId(in.int32("TransactionID"));
    if (in.remaining() == Integer.BYTES) {
      in.report(
          Anomaly.Kind.VARIANT_LAYOUT,
          "TotalDataLength",
          "PTPIP-DATA-03",
          "8 B expected, 4 B came");
      return new StartData(transactionId, in.uint32("TotalDataLength"));
    }
    StartData packet = new StartData(transactionId, in.int64("TotalDataLength"));
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
