package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;

/**
 * One packet: 4 bytes length of the whole packet, 4 bytes type, then the body of its type (CIPA
 * DC-005 §2.3).
 */
public sealed interface Packet
    permits Cancel,
        Data,
        EndData,
        Event,
        InitCommandAck,
        InitCommandRequest,
        InitEventAck,
        InitEventRequest,
        InitFail,
        OperationRequest,
        OperationResponse,
        ProbeRequest,
        ProbeResponse,
        StartData,
        UnknownPacket {

  /** Bytes of the header: length and type. */
  int HEADER_BYTES = 8;

  /** The number of the type on the wire (UINT32). */
  int typeCode();

  /** Writes everything behind the header. */
  void writeBody(DataWriter out);

  /** Appends the whole packet, header included. */
  default void write(DataWriter out) {
    int start = out.size();
    out.uint32(0).int32(typeCode());
    writeBody(out);
    out.patchUint32(start, out.size() - start);
  }

  /** The whole packet as bytes. */
  default Bytes encode() {
    DataWriter out = new DataWriter();
    write(out);
    return out.toBytes();
  }

  /**
   * Decodes the body of one packet.
   *
   * @param typeCode the type from the header; one that the standard does not define gives an {@link
   *     UnknownPacket}
   * @param body reader over exactly the body, offsets counted from the first byte of the packet
   * @throws DecodeException if the body does not have the layout of its type
   */
  static Packet decodeBody(int typeCode, DataReader body) {
    return PacketType.of(typeCode)
        .map(type -> type.read(body))
        .orElseGet(() -> new UnknownPacket(typeCode, body.rest("body")));
  }

  /**
   * Decodes one whole packet.
   *
   * @throws DecodeException if the length is not that of {@code packet}, or the body does not have
   *     the layout of its type
   */
  static Packet decode(Bytes packet, DecodePolicy policy) {
    DataReader in = DataReader.of(packet.asBuffer(), 0, policy, Limits.DEFAULT);
    long length = in.uint32("Length");
    if (length != packet.size()) {
      throw new DecodeException(
          0, "Length", "says " + length + " bytes, the packet has " + packet.size());
    }
    return decodeBody(in.int32("Packet Type"), in);
  }
}
