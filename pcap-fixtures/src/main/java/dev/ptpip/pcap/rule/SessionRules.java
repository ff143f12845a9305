package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.rule.TrafficState.Sessions;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import java.util.List;
import java.util.Optional;

/** Sessions. */
final class SessionRules {
  private SessionRules() {}

  static List<PassiveRule> all() {
    return List.of(
        Rule.onPacket("PTP-SESS-02", SessionRules::zeroIsNoSession),
        Rule.onPacket("PTP-SESS-03", SessionRules::oneSession),
        Rule.onPacket("PTP-SESS-09", SessionRules::sessionNeeded),
        Rule.atEnd("PTPIP-CLOSE-06", SessionRules::closed));
  }

  /** The request that a packet answers with OK. */
  private static Optional<OperationRequest> accepted(CapturedPacket packet, TrafficState before) {
    return packet
        .packet(OperationResponse.class)
        .filter(each -> each.response().equals(ResponseCode.OK))
        .flatMap(each -> before.pending());
  }

  private static Optional<OperationRequest> opened(CapturedPacket packet, TrafficState before) {
    return accepted(packet, before)
        .filter(each -> each.operation().equals(OperationCode.OPEN_SESSION));
  }

  private static void zeroIsNoSession(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    opened(packet, before)
        .filter(each -> each.parameter(1) == 0)
        .ifPresent(each -> out.violated(Side.RESPONDER, "session 0 was opened"));
  }

  private static void oneSession(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    opened(packet, before)
        .filter(each -> before.sessions() == Sessions.OPEN)
        .ifPresent(
            each ->
                out.violated(
                    Side.RESPONDER,
                    "session "
                        + Integer.toUnsignedString(each.parameter(1))
                        + " was opened while one was open"));
  }

  private static void sessionNeeded(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    accepted(packet, before)
        .filter(each -> before.sessions() == Sessions.NONE)
        .filter(each -> !each.operation().equals(OperationCode.OPEN_SESSION))
        .filter(each -> !each.operation().equals(OperationCode.GET_DEVICE_INFO))
        .ifPresent(
            each ->
                out.violated(
                    Side.RESPONDER, each.operation() + " was carried out without a session"));
  }

  private static void closed(TrafficState state, PassiveRule.Reporter out) {
    if (state.sessions() == Sessions.OPEN && !state.endedRoutes().isEmpty()) {
      out.violated(
          Side.INITIATOR,
          "session " + state.session().map(Object::toString).orElse("?") + " was never closed");
    }
  }
}
