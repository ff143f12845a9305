package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.rule.TrafficState.Handshake;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.Guid;
import java.util.List;
import java.util.Optional;

/** How the two connections are made, and which packets are whose. */
final class HandshakeRules {
  private HandshakeRules() {}

  static List<PassiveRule> all() {
    return List.of(
        Rule.onPacket("PTPIP-INIT-03", HandshakeRules::silentBefore),
        Rule.onPacket("PTPIP-INIT-34", HandshakeRules::numberEchoed),
        Rule.onPacket("PTPIP-INIT-19", HandshakeRules::notBeforeTheEventConnection),
        Rule.onPacket("PTPIP-INIT-30", HandshakeRules::guidNotZero),
        Rule.onPacket("PTPIP-FRAME-10", HandshakeRules::responderPackets),
        Rule.atEnd("PTPIP-INIT-14", HandshakeRules::closedAfterRefusal));
  }

  private static void silentBefore(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (before.handshake() == Handshake.NOTHING && packet.sender() == Side.RESPONDER) {
      out.violated(Side.RESPONDER, "the responder spoke before the initiator's Init packet");
    }
  }

  private static void numberEchoed(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    Optional<InitEventRequest> request = packet.packet(InitEventRequest.class);
    if (request.isEmpty()) {
      return;
    }
    before
        .connectionNumber()
        .filter(number -> !number.equals(request.get().connectionNumber()))
        .ifPresent(
            number ->
                out.violated(
                    Side.INITIATOR,
                    "the Event connection names connection "
                        + request.get().connectionNumber().unsigned()
                        + ", Init_Command_Ack said "
                        + number.unsigned()));
  }

  /** If none is seen at all, it may just not have been captured. */
  private static void notBeforeTheEventConnection(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (packet.packet(InitEventRequest.class).isPresent()) {
      before
          .early()
          .ifPresent(
              each ->
                  out.violated(
                      Side.RESPONDER,
                      each.operation() + " was carried out before the Event connection was there",
                      each.frames()));
      before
          .pending()
          .filter(asked -> before.handshake() == TrafficState.Handshake.COMMAND_BOUND)
          .ifPresent(
              asked ->
                  out.violated(
                      Side.INITIATOR,
                      asked.operation() + " was sent before the Event connection was opened"));
    }
  }

  private static void guidNotZero(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (packet
        .packet(InitCommandAck.class)
        .map(InitCommandAck::guid)
        .filter(ZERO::equals)
        .isPresent()) {
      out.violated(Side.RESPONDER, "the GUID of the responder is all zero");
    }
  }

  private static final Guid ZERO = Guid.parse("00000000000000000000000000000000");

  private static void responderPackets(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (packet.sender() == Side.INITIATOR
        && packet.packet().filter(HandshakeRules::isAnswer).isPresent()) {
      out.violated(
          Side.INITIATOR,
          "the initiator sent a packet that only a responder may send: type "
              + packet.content().typeCode());
    }
  }

  private static boolean isAnswer(Packet packet) {
    return packet instanceof InitCommandAck
        || packet instanceof InitEventAck
        || packet instanceof InitFail
        || packet instanceof OperationResponse;
  }

  private static void closedAfterRefusal(TrafficState state, PassiveRule.Reporter out) {
    if (state.refusal().isPresent()
        && !state.endedRoutes().contains(Route.COMMAND)
        && !state.endedRoutes().contains(Route.EVENT)) {
      out.violated(Side.RESPONDER, "no connection was closed after Init_Fail");
    }
  }
}
