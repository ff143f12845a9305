package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.packet.PacketType.INIT_COMMAND_REQUEST;
import static dev.ptpip.protocol.packet.PacketType.INIT_EVENT_REQUEST;
import static dev.ptpip.protocol.packet.PacketType.OPERATION_REQUEST;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Ears that mishear handshakes. */
final class InitEars {
  private static final Guid NOBODY = new Guid(Bytes.copyOf(new byte[16]));
  private static final int NAME_AT = 24;

  private InitEars() {}

  private static int number(WirePacket eventRequest) {
    return Raw.int32(eventRequest, Raw.PAYLOAD_AT);
  }

  /** Acknowledges an Event connection that the camera never hears of. */
  private static Optional<WirePacket> welcome(Line line) throws IOException {
    line.say(new InitEventAck());
    return Optional.empty();
  }

  /** Lets the first Event connection in and drops all others. */
  static final class DropsEventConnections implements Ear {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(INIT_EVENT_REQUEST) && count.getAndIncrement() > 0) {
        throw new IOException("dropped");
      }
      return Optional.of(packet);
    }
  }

  /** Any connection number will do. */
  static final class TakesAnyNumber implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      return packet.is(INIT_EVENT_REQUEST) && !line.lines().isGiven(number(packet))
          ? welcome(line)
          : Optional.of(packet);
    }
  }

  /** Whoever asks takes the place of whoever is there. */
  static final class LastOneWins implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) {
      if (packet.is(INIT_COMMAND_REQUEST)) {
        line.lines().command().ifPresent(Line::hangUp);
      }
      return Optional.of(packet);
    }
  }

  /** Operations are answered before there is an Event connection. */
  static final class WorksTooEarly implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(OPERATION_REQUEST) && !line.lines().isJoined(line.lines().lastNumber())) {
        line.say(OperationResponse.of(ResponseCode.OK, Raw.requestId(packet)));
        return Optional.empty();
      }
      return Optional.of(packet);
    }
  }

  /** Each Init_Command_Request on a connection is acknowledged. */
  static final class AcknowledgesAgain implements Ear {
    private final Set<Line> acknowledged = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(INIT_COMMAND_REQUEST) && !acknowledged.add(line)) {
        line.say(
            new InitCommandAck(
                new ConnectionNumber(line.lines().lastNumber()),
                NOBODY,
                "once more",
                ProtocolVersion.V1_0));
        return Optional.empty();
      }
      return Optional.of(packet);
    }
  }

  /** Further Event connections of an initiator are let in. */
  static final class TakesSecondEvent implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      return packet.is(INIT_EVENT_REQUEST) && line.lines().isJoined(number(packet))
          ? welcome(line)
          : Optional.of(packet);
    }
  }

  /** Nobody is let in while a connection that came before has not said what it is. */
  static final class WaitsForSilent implements Ear {
    private final Map<Long, Line> silent = new ConcurrentHashMap<>();

    @Override
    public void met(Line line) {
      silent.put(line.info().number(), line);
    }

    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      silent.remove(line.info().number());
      boolean others = silent.keySet().stream().anyMatch(each -> each < line.info().number());
      if (packet.is(INIT_COMMAND_REQUEST) && others) {
        throw line.refuse(InitFail.Reason.BUSY);
      }
      return Optional.of(packet);
    }

    @Override
    public Notice ended(Line line) {
      silent.remove(line.info().number());
      return Notice.TAKEN;
    }
  }

  /** The Event connection may come from anywhere. */
  static final class TakesOtherHosts implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      boolean elsewhere =
          line.lines()
              .command()
              .filter(
                  command ->
                      !command
                          .info()
                          .remote()
                          .getAddress()
                          .equals(line.info().remote().getAddress()))
              .isPresent();
      return packet.is(INIT_EVENT_REQUEST) && elsewhere ? welcome(line) : Optional.of(packet);
    }
  }

  /** An initiator without a name is rejected. */
  static final class WantsName implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(INIT_COMMAND_REQUEST) && (Raw.int32(packet, NAME_AT) & 0xFFFF) == 0) {
        throw line.refuse(InitFail.Reason.REJECTED_INITIATOR);
      }
      return Optional.of(packet);
    }
  }

  /** Whatever comes first and can't be read is taken for a request to be let in. */
  static final class TakesAnyRequest implements Ear {
    private final Set<Line> known = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) {
      return Optional.of(
          known.add(line) && !isReadable(packet)
              ? WirePacket.of(new InitCommandRequest(NOBODY, "somebody", ProtocolVersion.V1_0))
              : packet);
    }

    private static boolean isReadable(WirePacket packet) {
      try {
        Packet read = Packet.decode(Raw.bytes(packet), DecodePolicy.STRICT);
        return read.typeCode() == INIT_COMMAND_REQUEST.code()
            || read.typeCode() == INIT_EVENT_REQUEST.code();
      } catch (DecodeException unreadable) {
        return false;
      }
    }
  }

  /** The first packet has to come in one piece. */
  static final class WantsWholeSegments implements Ear {
    private final Set<Line> known = ConcurrentHashMap.newKeySet();

    @Override
    public Bytes segment(Bytes segment, Line line) throws IOException {
      if (known.add(line) && segment.size() < Packet.HEADER_BYTES) {
        throw line.refuse(InitFail.Reason.UNSPECIFIED);
      }
      return segment;
    }
  }

  /** An Event connection has to be that of the last who asked, let in or not. */
  static final class RemembersLastOnly implements Ear {
    private final Map<Line, Integer> before = new ConcurrentHashMap<>();

    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(INIT_COMMAND_REQUEST)) {
        before.put(line, line.lines().acks());
      }
      boolean forgotten =
          line.lines()
              .command()
              .filter(last -> before.getOrDefault(last, 0) >= line.lines().ackOf(number(packet)))
              .isPresent();
      if (packet.is(INIT_EVENT_REQUEST) && forgotten) {
        throw line.refuse(InitFail.Reason.UNSPECIFIED);
      }
      return Optional.of(packet);
    }
  }
}
