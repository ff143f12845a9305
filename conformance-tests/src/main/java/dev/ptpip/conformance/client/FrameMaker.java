package dev.ptpip.conformance.client;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.PacketContent;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.live.LiveConnection;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Packet;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the frames of a transcript from what is told of live traffic. Guarded by its owner. */
final class FrameMaker {
  private static final int MOST_PAYLOAD = 16 * 1024;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final List<Frame> frames = new ArrayList<>();
  private final Map<Long, Lane> lanes = new HashMap<>();
  private final Map<Stream, DataWriter> pieces = new HashMap<>();
  private long bytes;
  private int count;

  /** One direction of a connection. */
  private record Stream(long connection, Side from) {}

  void opened(LiveConnection connection, Duration at) {
    add(connection.number(), Frame.Kind.OPENED, at, 0, Bytes.EMPTY, "");
  }

  void piece(LiveConnection connection, Side from, ByteBuffer part) {
    DataWriter kept =
        pieces.computeIfAbsent(
            new Stream(connection.number(), from), stream -> new DataWriter(256));
    int room = bytes > MOST_BYTES ? 0 : MOST_PAYLOAD - kept.size();
    if (room > 0) {
      kept.bytes(Bytes.copyOf(part.slice(part.position(), Math.min(room, part.remaining()))));
    }
  }

  /** What was kept of the payload of the packet that is told now. */
  Bytes payload(LiveConnection connection, Side from) {
    DataWriter kept = pieces.remove(new Stream(connection.number(), from));
    return kept == null ? Bytes.EMPTY : kept.toBytes();
  }

  int packet(LiveConnection connection, CapturedPacket packet, Bytes payload, Duration at) {
    lanes.putIfAbsent(
        connection.number(), packet.route() == Route.EVENT ? Lane.EVENT : Lane.COMMAND);
    boolean sent = packet.sender() == Side.INITIATOR;
    if (packet.content() instanceof PacketContent.Malformed wrong) {
      return add(
          connection.number(),
          sent ? Frame.Kind.SENT_RAW : Frame.Kind.RECEIVED_RAW,
          at,
          wrong.head().size(),
          wrong.head(),
          wrong.problem());
    }
    long length = packet.bytes().to() - packet.bytes().from();
    return add(
        connection.number(),
        sent ? Frame.Kind.SENT : Frame.Kind.RECEIVED,
        at,
        length,
        bytes(packet, payload, length),
        "");
  }

  private static Bytes bytes(CapturedPacket packet, Bytes payload, long length) {
    if (packet.content() instanceof PacketContent.DataPiece piece) {
      return new DataWriter(16)
          .uint32(length)
          .int32(piece.type().code())
          .int32(piece.transactionId().raw())
          .toBytes()
          .concat(payload);
    }
    return packet.packet().map(Packet::encode).orElse(Bytes.EMPTY);
  }

  void ended(LiveConnection connection, Ending ending, Duration at) {
    boolean client = ending.sender() == Side.INITIATOR;
    Frame.Kind kind =
        ending.how() == Ending.How.RESET
            ? Frame.Kind.RESET
            : client ? Frame.Kind.CLOSED_BY_US : Frame.Kind.CLOSED_BY_PEER;
    add(connection.number(), kind, at, 0, Bytes.EMPTY, client ? "the client" : "the camera");
  }

  private int add(
      long connection, Frame.Kind kind, Duration at, long length, Bytes kept, String text) {
    count++;
    if (frames.size() < Transcript.MOST_FRAMES) {
      frames.add(new Frame(count, (int) connection, Lane.COMMAND, kind, at, length, kept, text));
      bytes += kept.size();
    }
    return count;
  }

  Lane lane(long connection) {
    return lanes.getOrDefault(connection, Lane.COMMAND);
  }

  /** Those that were kept, each in the lane that its connection turned out to be. */
  List<Frame> frames() {
    return frames.stream()
        .map(
            each ->
                new Frame(
                    each.number(),
                    each.connection(),
                    lane(each.connection()),
                    each.kind(),
                    each.at(),
                    each.length(),
                    each.kept(),
                    each.text()))
        .toList();
  }
}
