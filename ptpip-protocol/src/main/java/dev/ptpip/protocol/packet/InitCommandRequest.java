package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
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
   * Reads the standard's layout and, as anomalies, the variants that real initiators send; see
   * {@link InitiatorName} for those of the name. Behind it the version may be missing, whole or in
   * part, and anything may follow.
   */
  static InitCommandRequest read(DataReader in) {
    Guid guid = new Guid(in.bytes("GUID", Guid.LENGTH));
    String name = InitiatorName.read(in);
    ProtocolVersion version = version(in);
    in.expectEnd("Init_Command_Request", "PTPIP-INIT-02");
    return new InitCommandRequest(guid, name, version);
  }

  private static ProtocolVersion version(DataReader in) {
    int left = in.remaining();
    if (left == 0 || left >= Integer.BYTES) {
      return InitCommandAck.InitVersion.read(in, "PTPIP-INIT-27");
    }
    in.report(
        Anomaly.Kind.MISSING_FIELD, "ProtocolVersion", "PTPIP-INIT-27", "4 B expected, " + left);
    in.bytes("ProtocolVersion", left);
    return ProtocolVersion.V1_0;
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
