package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Packet;
import java.time.Duration;
import java.util.Optional;

/**
 * One line of a transcript: a packet, or the beginning or end of a connection.
 *
 * @param number from 1, in the order of the conversation
 * @param connection number of the connection within the transcript, from 1
 * @param lane which kind of connection it is
 * @param kind what happened
 * @param at since the transcript began
 * @param length how many bytes it had on the wire
 * @param kept those that were kept, from the first one on
 * @param text a remark, or empty
 */
public record Frame(
    int number,
    int connection,
    Lane lane,
    Kind kind,
    Duration at,
    long length,
    Bytes kept,
    String text) {

  /** What happened. */
  public enum Kind {
    /** We opened a connection. */
    OPENED,
    /** We sent a packet as the standard has it. */
    SENT,
    /** We sent something on purpose that the standard does not have, or not there. */
    SENT_RAW,
    /** A packet came. */
    RECEIVED,
    /** Bytes came that are no packet. */
    RECEIVED_RAW,
    /** We closed the connection, or one direction of it. */
    CLOSED_BY_US,
    /** The peer closed the connection in order. */
    CLOSED_BY_PEER,
    /** The connection broke. */
    RESET;

    /** Whether bytes of ours are in it. */
    public boolean isSent() {
      return this == SENT || this == SENT_RAW;
    }

    /** Whether bytes of the peer are in it. */
    public boolean isReceived() {
      return this == RECEIVED || this == RECEIVED_RAW;
    }
  }

  /** Whether all of its bytes were kept. */
  public boolean isWhole() {
    return length == kept.size();
  }

  /** The number of the packet type, if there are enough bytes for one. */
  public Optional<Integer> typeCode() {
    return kept.size() < Packet.HEADER_BYTES
        ? Optional.empty()
        : Optional.of(kept.at(4) | kept.at(5) << 8 | kept.at(6) << 16 | kept.at(7) << 24);
  }

  /** The packet, if the bytes are one. The payload of a long data packet may be cut. */
  public Optional<Packet> packet() {
    if (kept.size() < Packet.HEADER_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(Framing.decode(typeCode().orElseThrow(), kept, DecodePolicy.LENIENT));
    } catch (DecodeException none) {
      return Optional.empty();
    }
  }
}
