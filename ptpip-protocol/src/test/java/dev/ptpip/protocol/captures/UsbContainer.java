package dev.ptpip.protocol.captures;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.List;

/**
 * A PTP container of USB: UINT32 length, UINT16 type, UINT16 code, UINT32 transaction id, then
 * parameters or data (PIMA 15740 annex D). Only captures have it, so only tests read it.
 */
record UsbContainer(int type, int code, long transactionId, Bytes payload) {
  static final int DATA = 2;
  private static final List<String> NAMES = List.of("?", "Command", "Data", "Response", "Event");

  static UsbContainer decode(Bytes bytes) {
    DataReader in = DataReader.of(bytes, DecodePolicy.STRICT);
    in.uint32("length");
    return new UsbContainer(
        in.uint16("type"), in.uint16("code"), in.uint32("transaction id"), in.rest("payload"));
  }

  Bytes encode(Bytes data) {
    return new DataWriter()
        .uint32(12L + data.size())
        .uint16(type)
        .uint16(code)
        .uint32(transactionId)
        .bytes(data)
        .toBytes();
  }

  String meaning() {
    StringBuilder text =
        new StringBuilder("%s 0x%04X tid=%d".formatted(NAMES.get(type), code, transactionId));
    if (type != DATA) {
      DataReader in = DataReader.of(payload, DecodePolicy.STRICT);
      while (in.remaining() > 0) {
        text.append(" 0x%08X".formatted(in.int32("parameter")));
      }
    }
    return text.toString();
  }
}
