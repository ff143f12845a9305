package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;

/** Answers a Probe_Request; header only, 8 bytes (CIPA DC-005 §2.3.14). */
public record ProbeResponse() implements Packet {
  static ProbeResponse read(DataReader in) {
    in.expectEnd("Probe_Response", "PTPIP-PROBE-01");
    return new ProbeResponse();
  }

  @Override
  public int typeCode() {
    return PacketType.PROBE_RESPONSE.code();
  }

  @Override
  public void writeBody(DataWriter out) {}
}
