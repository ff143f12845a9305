package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;

/**
 * Accepts an Event connection; completes the establishment; header only, 8 bytes (CIPA DC-005
 * §2.3.4).
 */
public record InitEventAck() implements Packet {
  static InitEventAck read(DataReader in) {
    in.expectEnd("Init_Event_Ack", "PTPIP-INIT-11");
    return new InitEventAck();
  }

  @Override
  public int typeCode() {
    return PacketType.INIT_EVENT_ACK.code();
  }

  @Override
  public void writeBody(DataWriter out) {}
}
