package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;

/** Where packets begin and end, and how long one may be before it is taken for nonsense. */
final class Framing {
  /** Most bytes of a packet that carries no bulk data. */
  static final int MOST_PLAIN_BYTES = 64 * 1024;

  /** Most bytes of a packet that are kept for the case itself. */
  static final int MOST_HELD_BYTES = 32 * 1024 * 1024;

  private static final Limits LIMITS = new Limits(MOST_HELD_BYTES, MOST_HELD_BYTES / 4);

  private Framing() {}

  /** Whether a packet can say that it has {@code length} bytes. */
  static boolean isPossible(int type, long length) {
    return length >= Packet.HEADER_BYTES && (length <= MOST_PLAIN_BYTES || carriesData(type));
  }

  static boolean carriesData(int type) {
    return type == PacketType.DATA.code() || type == PacketType.END_DATA.code();
  }

  /** Decodes a packet, header included. */
  static Packet decode(int type, Bytes whole, DecodePolicy policy) {
    return Packet.decodeBody(
        type,
        DataReader.of(
            whole.asBuffer().position(Packet.HEADER_BYTES), Packet.HEADER_BYTES, policy, LIMITS));
  }
}
