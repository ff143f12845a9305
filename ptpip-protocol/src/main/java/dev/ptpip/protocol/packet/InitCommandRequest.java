package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
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
   * Reads the standard's layout and, as anomalies, the two variants that real initiators send and a
   * real Nikon D5300 accepts: no version at the end, and a name in 8-bit characters with one NUL
   * and no version.
   */
  static InitCommandRequest read(DataReader in) {
    Guid guid = new Guid(in.bytes("GUID", Guid.LENGTH));
    if (isNarrowName(in)) {
      in.report(
          Anomaly.Kind.VARIANT_LAYOUT,
          "FriendlyName",
          "PTPIP-INIT-27",
          "UTF-16LE expected, 8-bit characters came");
      return new InitCommandRequest(guid, narrowName(in), ProtocolVersion.V1_0);
    }
    String name = FriendlyName.read(in);
    ProtocolVersion version = InitCommandAck.InitVersion.read(in, "PTPIP-INIT-27");
    in.expectEnd("Init_Command_Request", "PTPIP-INIT-02");
    return new InitCommandRequest(guid, name, version);
  }

  /**
   * Two characters that are not NUL at the start: in UTF-16LE that would be a name beyond Latin-1
   * without any NUL unit.
   */
  private static boolean isNarrowName(DataReader in) {
    if (in.peek(0) <= 0 || in.peek(1) <= 0) {
      return in.remaining() == 2 && in.peek(0) > 0 && in.peek(1) == 0;
    }
    for (int i = 0; i + 1 < in.remaining(); i += 2) {
      if (in.peek(i) == 0 && in.peek(i + 1) == 0) {
        return allAscii(in, i);
      }
    }
    return true;
  }

  private static boolean allAscii(DataReader in, int count) {
    for (int i = 0; i < count; i++) {
      int value = in.peek(i);
      if (value < 0x20 || value > 0x7E) {
        return false;
      }
    }
    return true;
  }

  private static String narrowName(DataReader in) {
    int at = in.offset();
    StringBuilder name = new StringBuilder();
    boolean ended = false;
    while (in.remaining() > 0) {
      int value = in.uint8("FriendlyName");
      if (value == 0) {
        ended = true;
      } else if (ended || value < 0x20 || value > 0x7E || name.length() == FriendlyName.MAX_UNITS) {
        throw new DecodeException(
            at, "FriendlyName", "neither UTF-16LE with a 2-byte NUL nor 8-bit text with a NUL");
      } else {
        name.append((char) value);
      }
    }
    if (!ended) {
      throw new DecodeException(at, "FriendlyName", "no NUL before the end of the packet");
    }
    return name.toString();
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
