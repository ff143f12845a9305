package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.packet.PacketType.DATA;
import static dev.ptpip.protocol.packet.PacketType.END_DATA;
import static dev.ptpip.protocol.packet.PacketType.OPERATION_REQUEST;
import static dev.ptpip.protocol.packet.PacketType.OPERATION_RESPONSE;
import static dev.ptpip.protocol.packet.PacketType.PROBE_REQUEST;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** Ears that mishear where packets begin and end, or what they are. */
final class FrameEars {
  private static final int MOST_BYTES = 1 << 20;

  private FrameEars() {}

  private static long length(Bytes header) {
    return Raw.packet(header).length();
  }

  private static Optional<WirePacket> answerOk(WirePacket request, Line line) throws IOException {
    line.say(OperationResponse.of(ResponseCode.OK, Raw.requestId(request)));
    return Optional.empty();
  }

  /** Operation_Requests of such sizes are answered OK. */
  static Consumer<VirtualCameraBuilder> answering(LongPredicate sizes) {
    return Lines.hearing(
        () ->
            new Ear() {
              @Override
              public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
                return packet.is(OPERATION_REQUEST) && sizes.test(packet.size())
                    ? answerOk(packet, line)
                    : Optional.of(packet);
              }
            });
  }

  /** Operation_Requests of such sizes are taken for shorter ones. */
  static Consumer<VirtualCameraBuilder> cutting(LongPredicate sizes, int size) {
    return Lines.hearing(
        () ->
            new Ear() {
              @Override
              public Optional<WirePacket> hear(WirePacket packet, Line line) {
                return Optional.of(
                    packet.is(OPERATION_REQUEST) && sizes.test(packet.size())
                        ? Raw.resized(packet, size)
                        : packet);
              }
            });
  }

  /** A header that says less than its own length is passed over. */
  static final class PassesOverShortHeaders implements Ear {
    @Override
    public Bytes header(Bytes header, Line line) {
      return length(header) < Packet.HEADER_BYTES ? new ProbeRequest().encode() : header;
    }
  }

  /** A packet is waited for, however long it says to be. */
  static final class WaitsForAbsurdLengths implements Ear {
    @Override
    public Bytes header(Bytes header, Line line) throws IOException {
      if (length(header) > MOST_BYTES) {
        line.awaitEnd();
      }
      return header;
    }
  }

  /**
   * The operation behind a packet that can't be, on either connection, fails, as if the packet were
   * its beginning.
   */
  static class Stumbles implements Ear {
    private final Predicate<WirePacket> stone;
    private final Set<Lines> stumbled = ConcurrentHashMap.newKeySet();

    Stumbles(Predicate<WirePacket> stone) {
      this.stone = stone;
    }

    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (stone.test(packet) && !line.equals(line.lines().event().orElse(line))) {
        stumbled.add(line.lines());
        return Optional.empty();
      }
      if (packet.is(OPERATION_REQUEST) && stumbled.remove(line.lines())) {
        line.say(OperationResponse.of(ResponseCode.GENERAL_ERROR, Raw.requestId(packet)));
        return Optional.empty();
      }
      return Optional.of(packet);
    }
  }

  /** It stumbles over types that no standard knows. */
  static final class StumblesOverUnknown extends Stumbles {
    StumblesOverUnknown() {
      super(packet -> PacketType.of(packet.type()).isEmpty());
    }
  }

  /** What comes behind a packet in the same segment is lost. */
  static final class TakesOneOfSegment implements Ear {
    @Override
    public Bytes segment(Bytes segment, Line line) {
      long length = segment.size() < Packet.HEADER_BYTES ? 0 : length(segment);
      boolean more = length >= Packet.HEADER_BYTES && length < segment.size();
      return more ? segment.slice(0, (int) length) : segment;
    }
  }

  /** A packet that is cut into segments ends the connection. */
  static final class WantsPacketsWhole implements Ear {
    @Override
    public Bytes segment(Bytes segment, Line line) throws IOException {
      if (segment.size() < Packet.HEADER_BYTES || length(segment) != segment.size()) {
        throw new IOException("a piece of a packet");
      }
      return segment;
    }
  }

  /** Operations are carried out on the Event connection too. */
  static final class WorksOnEvent implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      return packet.is(OPERATION_REQUEST) && line.equals(line.lines().event().orElse(null))
          ? answerOk(packet, line)
          : Optional.of(packet);
    }
  }

  /** An Operation_Response is answered like a request. */
  static final class AnswersResponses implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      return packet.is(OPERATION_RESPONSE) ? answerOk(packet, line) : Optional.of(packet);
    }
  }

  /** Data without payload ends the data phase; what comes behind it is passed over. */
  static final class EndsWhereEmpty implements Ear {
    private final Set<Line> over = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) {
      if (packet.is(DATA) && packet.size() == WirePacket.DATA_HEAD_BYTES) {
        over.add(line);
        return Optional.of(packet.withType(END_DATA.code()));
      }
      return packet.is(END_DATA) && over.remove(line) ? Optional.empty() : Optional.of(packet);
    }
  }

  /** It stumbles over Probe_Requests on the Command/Data connection. */
  static final class StumblesOverProbes extends Stumbles {
    StumblesOverProbes() {
      super(packet -> packet.is(PROBE_REQUEST));
    }
  }
}
