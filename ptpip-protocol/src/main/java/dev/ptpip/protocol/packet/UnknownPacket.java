package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;

/**
 * A packet of a type that the standard does not define: it decodes, prints and re-encodes
 * unchanged.
 *
 * @param typeCode the type as it is on the wire (UINT32); not 1 to 14
 * @param body everything behind the header
 */
public record UnknownPacket(int typeCode, Bytes body) implements Packet {
  /** Refuses the types that have a record of their own. */
  public UnknownPacket {
    if (PacketType.of(typeCode).isPresent()) {
      throw new IllegalArgumentException("packet type " + typeCode + " is known to the standard");
    }
  }

  @Override
  public void writeBody(DataWriter out) {
    out.bytes(body);
  }

  @Override
  public String toString() {
    return "UnknownPacket[typeCode=0x%08X, body=%s]".formatted(typeCode, body);
  }
}
