package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.packet.PacketType.INIT_COMMAND_ACK;
import static dev.ptpip.protocol.packet.PacketType.INIT_COMMAND_REQUEST;
import static dev.ptpip.protocol.packet.PacketType.INIT_EVENT_ACK;
import static dev.ptpip.protocol.packet.PacketType.INIT_EVENT_REQUEST;
import static dev.ptpip.protocol.packet.PacketType.INIT_FAIL;
import static java.util.Map.entry;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.responder.Pairing;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Breaks the rules of the handshake; what a camera takes in is in {@link InitEars}. */
final class InitSabotages implements SabotageGroup {
  private static final int GUID_AT = 12;
  private static final int REASON_AT = Raw.PAYLOAD_AT;
  private static final int VERSION_BYTES = 4;
  private static final int OTHER_MAJOR = 0x0002_0000;
  private static final Duration FOR_EVER = Duration.ofHours(1);

  /** What calibrates a judge takes the first two. */
  private static final int FIRST_CONNECTIONS = 2;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        entry("dropsEventConnections", Lines.hearing(InitEars.DropsEventConnections::new)),
        entry("acknowledgesTwice", Outgoing.twice(INIT_COMMAND_ACK)),
        entry("speaksFirst", Lines.hearing(SpeaksFirst::new)),
        entry("forgetsItsVersion", Outgoing.changedLater(INIT_COMMAND_ACK, p -> longer(p, -4))),
        entry("doesNotEndItsName", Outgoing.changedLater(INIT_COMMAND_ACK, InitSabotages::endless)),
        entry("isVersion2", Outgoing.changedLater(INIT_COMMAND_ACK, p -> version(p, OTHER_MAJOR))),
        entry("takesAnyNumber", Lines.hearing(InitEars.TakesAnyNumber::new)),
        entry("givesOneNumberToAll", InitSabotages::givesOneNumberToAll),
        entry("acknowledgesOnBothConnections", Outgoing.alsoOnCommand(INIT_EVENT_ACK)),
        entry("putsSomethingIntoEventAck", Outgoing.changedLater(INIT_EVENT_ACK, Raw::longer)),
        entry("refusesTwice", Outgoing.twice(INIT_FAIL)),
        entry("refusesAtLength", Outgoing.changed(INIT_FAIL, Raw::longer)),
        entry("refusesWithResponse", Outgoing.changed(INIT_FAIL, InitSabotages::deviceBusy)),
        entry("lastOneWins", Lines.hearing(InitEars.LastOneWins::new)),
        entry("letsEverybodyIn", builder -> builder.pairing(Pairing.ACCEPT)),
        entry("worksWithoutEventConnection", Lines.hearing(InitEars.WorksTooEarly::new)),
        entry("acknowledgesAgain", Lines.hearing(InitEars.AcknowledgesAgain::new)),
        entry("takesSecondEventConnection", Lines.hearing(InitEars.TakesSecondEvent::new)),
        entry("waitsForSilentConnections", InitSabotages::waitsForSilentConnections),
        entry("neverGivesUp", builder -> builder.handshakeDeadline(FOR_EVER)),
        entry("takesOtherHosts", Lines.hearing(InitEars.TakesOtherHosts::new)),
        entry("wantsAName", Lines.hearing(InitEars.WantsName::new)),
        entry("takesAnyRequest", Lines.hearing(InitEars.TakesAnyRequest::new)),
        entry("echoesVersion", InitSabotages::echoesVersion),
        entry("changesItsGuid", InitSabotages::changesItsGuid),
        entry("wantsWholeSegments", Lines.hearing(InitEars.WantsWholeSegments::new)),
        entry("remembersLastRequestOnly", Lines.hearing(InitEars.RemembersLastOnly::new)));
  }

  private static WirePacket longer(WirePacket packet, int by) {
    return Raw.resized(packet, (int) packet.size() + by);
  }

  private static WirePacket version(WirePacket ack, int version) {
    return Raw.with(ack, (int) ack.size() - VERSION_BYTES, version);
  }

  /** Without the NUL of the name. */
  private static WirePacket endless(WirePacket ack) {
    Bytes bytes = Raw.bytes(ack);
    int end = bytes.size() - VERSION_BYTES;
    Bytes without = bytes.slice(0, end - 2).concat(bytes.slice(end, bytes.size()));
    return Raw.packet(without).withLength(without.size());
  }

  private static WirePacket deviceBusy(WirePacket fail) {
    return Raw.int32(fail, REASON_AT) == 2
        ? WirePacket.of(OperationResponse.of(ResponseCode.DEVICE_BUSY, TransactionId.NONE))
        : fail;
  }

  private static final class SpeaksFirst implements Ear {
    @Override
    public void met(Line line) throws IOException {
      if (line.info().number() > FIRST_CONNECTIONS) {
        line.say(
            new InitCommandAck(
                new ConnectionNumber(1),
                new Guid(Bytes.copyOf(new byte[16])),
                "hello",
                ProtocolVersion.V1_0));
      }
    }
  }

  /** Every initiator is number 1; an Event connection is that of the last one. */
  private static void givesOneNumberToAll(VirtualCameraBuilder builder) {
    AtomicInteger real = new AtomicInteger();
    Outgoing.changed(
            INIT_COMMAND_ACK,
            ack -> {
              real.set(Raw.int32(ack, Raw.PAYLOAD_AT));
              return Raw.with(ack, Raw.PAYLOAD_AT, 1);
            })
        .accept(builder);
    new Lines()
        .listen(
            builder,
            new Ear() {
              @Override
              public Optional<WirePacket> hear(WirePacket packet, Line line) {
                return Optional.of(
                    packet.is(INIT_EVENT_REQUEST)
                        ? Raw.with(packet, Raw.PAYLOAD_AT, real.get())
                        : packet);
              }
            });
  }

  private static void waitsForSilentConnections(VirtualCameraBuilder builder) {
    builder.handshakeDeadline(FOR_EVER);
    new Lines().listen(builder, new InitEars.WaitsForSilent());
  }

  private static void echoesVersion(VirtualCameraBuilder builder) {
    AtomicInteger asked = new AtomicInteger(ProtocolVersion.V1_0.raw());
    new Lines()
        .listen(
            builder,
            new Ear() {
              @Override
              public Optional<WirePacket> hear(WirePacket packet, Line line) {
                if (!packet.is(INIT_COMMAND_REQUEST)) {
                  return Optional.of(packet);
                }
                asked.set(Raw.lastInt(packet));
                return Optional.of(version(packet, ProtocolVersion.V1_0.raw()));
              }
            });
    Outgoing.changed(INIT_COMMAND_ACK, ack -> version(ack, asked.get())).accept(builder);
  }

  private static void changesItsGuid(VirtualCameraBuilder builder) {
    AtomicInteger count = new AtomicInteger();
    Outgoing.changed(INIT_COMMAND_ACK, ack -> Raw.with(ack, GUID_AT, count.incrementAndGet()))
        .accept(builder);
  }
}
