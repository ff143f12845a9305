package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;

/**
 * Accepts an initiator on the Command/Data connection (CIPA DC-005 §2.3.2).
 *
 * @param connectionNumber ties the Event connection to this one; 4 bytes on the wire
 * @param guid identity of the responder; 16 bytes
 * @param friendlyName name of the responder, at most 39 UTF-16 units; ends with a NUL on the wire
 * @param version version of the binary protocol; 4 bytes
 */
public record InitCommandAck(
    ConnectionNumber connectionNumber, Guid guid, String friendlyName, ProtocolVersion version)
    implements Packet {
  /** Checks the name. */
  public InitCommandAck {
    FriendlyName.check(friendlyName);
  }

  static InitCommandAck read(DataReader in) {
    ConnectionNumber number = new ConnectionNumber(in.int32("ConnectionNumber"));
    Guid guid = new Guid(in.bytes("GUID", Guid.LENGTH));
    String name = ResponderName.read(in);
    if (in.remaining() < 4 && in.remaining() > 0) {
      in.bytes("ProtocolVersion", in.remaining()); // half a version is none
    }
    ProtocolVersion version = InitVersion.read(in, "PTPIP-INIT-04");
    in.expectEnd("Init_Command_Ack", "PTPIP-INIT-04");
    return new InitCommandAck(number, guid, name, version);
  }

  @Override
  public int typeCode() {
    return PacketType.INIT_COMMAND_ACK.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.int32(connectionNumber.raw()).bytes(guid.bytes());
    FriendlyName.write(out, friendlyName);
    out.int32(version.raw());
  }

  /**
   * The version field at the end of both Init packets; some peers leave it out or swap its halves.
   */
  static final class InitVersion {
    private InitVersion() {}

    static ProtocolVersion read(DataReader in, String rule) {
      if (in.remaining() == 0) {
        in.report(
            Anomaly.Kind.MISSING_FIELD, "ProtocolVersion", rule, "the packet ends behind the name");
        return ProtocolVersion.V1_0;
      }
      int at = in.offset();
      ProtocolVersion version = new ProtocolVersion(in.int32("ProtocolVersion"));
      if (version.major() != 1) {
        in.report(
            Anomaly.Kind.UNDEFINED_VALUE,
            at,
            "ProtocolVersion",
            "PTPIP-INIT-06",
            "0x00010000 expected, 0x%08X came".formatted(version.raw()));
      }
      return version;
    }
  }
}
