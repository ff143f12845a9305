package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;

/** Asks whether the peer is alive; header only, 8 bytes (CIPA DC-005 §2.3.13). */
public record ProbeRequest() implements Packet {
  static ProbeRequest read(DataReader in) {
    in.expectEnd("Probe_Request", "PTPIP-PROBE-01");
    return new ProbeRequest();
  }

  @Override
  public int typeCode() {
    return PacketType.PROBE_REQUEST.code();
  }

  @Override
  public void writeBody(DataWriter out) {}
}
