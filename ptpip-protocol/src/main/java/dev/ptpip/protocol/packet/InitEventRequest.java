package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.ConnectionNumber;

/**
 * First packet on the Event connection (CIPA DC-005 §2.3.3).
 *
 * @param connectionNumber the number from the Init_Command_Ack, unchanged; 4 bytes on the wire
 */
public record InitEventRequest(ConnectionNumber connectionNumber) implements Packet {
  static InitEventRequest read(DataReader in) {
    InitEventRequest packet =
        new InitEventRequest(new ConnectionNumber(in.int32("ConnectionNumber")));
    in.expectEnd("Init_Event_Request", "PTPIP-INIT-10");
    return packet;
  }

  @Override
  public int typeCode() {
    return PacketType.INIT_EVENT_REQUEST.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.int32(connectionNumber.raw());
  }
}
