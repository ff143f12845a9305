package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;

/**
 * First packet on the Command/Data connection (CIPA DC-005 §2.3.1).
 *
 * @param guid identity of the initiator; 16 bytes
 * @param friendlyName name of the initiator, at most 39 UTF-16 units; ends with a NUL on the wire
 * @param version version of the binary protocol; 4 bytes
 */
public record InitCommandRequest(Guid guid, String friendlyName, ProtocolVersion version)
    implements Packet {
  /** Checks the name. */
  public InitCommandRequest {
    FriendlyName.check(friendlyName);
  }

  /**
   * Reads the standard's layout and, as anomalies, the two variants that real initiators send: no
   * version at the end, and a name in 8-bit characters with one NUL and no version (observed of
   * DethCount/ptpip-d5300, which a Nikon D5300 accepts).
   */
  static InitCommandRequest read(DataReader in) {
    Guid guid = new Guid(in.bytes("GUID", Guid.LENGTH));
    if (FriendlyName.isNarrow(in)) {
      String name = FriendlyName.readNarrow(in);
      return new InitCommandRequest(
          guid, name, InitCommandAck.InitVersion.read(in, "PTPIP-INIT-27"));
    }
    String name = FriendlyName.read(in);
    ProtocolVersion version = InitCommandAck.InitVersion.read(in, "PTPIP-INIT-27");
    in.expectEnd("Init_Command_Request", "PTPIP-INIT-02");
    return new InitCommandRequest(guid, name, version);
  }

  @Override
  public int typeCode() {
    return PacketType.INIT_COMMAND_REQUEST.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.bytes(guid.bytes());
    FriendlyName.write(out, friendlyName);
    out.int32(version.raw());
  }
}
