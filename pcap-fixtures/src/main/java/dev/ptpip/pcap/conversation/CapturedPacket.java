package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.packet.Packet;
import java.time.Instant;
import java.util.Optional;

/**
 * One packet as it was seen. The containers of USB are given as the PTP/IP packets that say the
 * same: a command block as Operation_Request, a data block as Start_Data and End_Data, a response
 * block as Operation_Response, an event as Event, a Cancel_Request as Cancel.
 *
 * @param sender who sent it
 * @param route on which connection
 * @param began time of the frame with its first byte
 * @param time time of the frame with its last byte
 * @param frames the frames that it was read from
 * @param bytes where it stands in the stream of its sender
 * @param content what it is
 */
public record CapturedPacket(
    Side sender,
    Route route,
    Instant began,
    Instant time,
    FrameRange frames,
    ByteRange bytes,
    PacketContent content)
    implements Entry {
  /** The decoded packet, unless it is a piece of data, malformed, or a class request. */
  public Optional<Packet> packet() {
    return content instanceof PacketContent.Whole whole
        ? Optional.of(whole.packet())
        : Optional.empty();
  }

  /** The decoded packet, if it is of this type. */
  public <T extends Packet> Optional<T> packet(Class<T> type) {
    return content instanceof PacketContent.Whole whole && type.isInstance(whole.packet())
        ? Optional.of(type.cast(whole.packet()))
        : Optional.empty();
  }

  /** Payload bytes of a Data or End_Data packet; 0 for any other. */
  public long payloadBytes() {
    return content instanceof PacketContent.DataPiece piece ? piece.payloadBytes() : 0;
  }

  /** Whether it does not have the layout of its type. */
  public boolean isMalformed() {
    return content instanceof PacketContent.Malformed;
  }
}
