package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.rule.TrafficState.Sessions;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Events and probes. */
final class EventRules {
  private static final Duration PROBE_TIME = Duration.ofSeconds(2);

  private EventRules() {}

  static List<PassiveRule> all() {
    return List.of(
        Rule.onPacket("PTPIP-EVT-01", EventRules::onTheEventConnection),
        Rule.onPacket("PTPIP-FRAME-09", EventRules::requestsOnTheCommandConnection),
        Rule.onPacket("PTPIP-FRAME-14", EventRules::answersOnTheCommandConnection),
        Rule.onPacket("PTP-EVT-03", EventRules::transactionExists),
        Rule.onPacket("PTP-EVT-04", EventRules::inASession),
        Rule.onPacket("PTP-EVT-08", EventRules::listed),
        Rule.onPacket("PTPIP-PROBE-10", EventRules::nobodyAsked),
        Rule.atEnd("PTPIP-PROBE-02", (state, out) -> probeAnswered(state, Side.INITIATOR, out)),
        Rule.atEnd("PTPIP-PROBE-05", (state, out) -> probeAnswered(state, Side.RESPONDER, out)));
  }

  private static Optional<Event> event(CapturedPacket packet) {
    return packet.packet(Event.class).filter(each -> packet.sender() == Side.RESPONDER);
  }

  private static void onTheEventConnection(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    event(packet)
        .filter(each -> packet.route() == Route.COMMAND)
        .ifPresent(
            each ->
                out.violated(
                    Side.RESPONDER, "event " + each.event() + " on the Command/Data connection"));
  }

  private static void requestsOnTheCommandConnection(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (packet.route() == Route.EVENT && packet.packet(OperationRequest.class).isPresent()) {
      out.violated(Side.INITIATOR, "a request on the Event connection");
    }
  }

  private static void answersOnTheCommandConnection(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (packet.route() == Route.EVENT && packet.packet(OperationResponse.class).isPresent()) {
      out.violated(Side.RESPONDER, "a response on the Event connection");
    }
  }

  private static void transactionExists(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    event(packet)
        .filter(each -> before.lastId().isPresent())
        .filter(each -> !each.transactionId().equals(TransactionId.ANY))
        .filter(
            each ->
                Long.compareUnsigned(
                        each.transactionId().unsigned(), before.lastId().orElseThrow().unsigned())
                    > 0)
        .ifPresent(
            each ->
                out.violated(
                    Side.RESPONDER,
                    "event "
                        + each.event()
                        + " names transaction "
                        + each.transactionId()
                        + ", which was not begun"));
  }

  private static void inASession(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    event(packet)
        .filter(each -> before.sessions() == Sessions.NONE && before.pending().isEmpty())
        .ifPresent(
            each -> out.violated(Side.RESPONDER, "event " + each.event() + " without a session"));
  }

  private static void listed(CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    event(packet)
        .filter(
            each ->
                before
                    .deviceInfo()
                    .filter(info -> !info.events().contains(each.event()))
                    .isPresent())
        .ifPresent(
            each ->
                out.violated(
                    Side.RESPONDER,
                    "event " + each.event() + " is not in the EventsSupported of the DeviceInfo"));
  }

  private static void nobodyAsked(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (packet.packet(ProbeResponse.class).isPresent()
        && before.handshake() != TrafficState.Handshake.UNKNOWN
        && before.probe(packet.sender().other()).isEmpty()) {
      out.violated(packet.sender(), "a Probe_Response that nobody has asked for");
    }
  }

  /** Who had less time than the requirement gives may have been about to answer. */
  private static void probeAnswered(TrafficState state, Side asking, PassiveRule.Reporter out) {
    state
        .probe(asking)
        .filter(each -> !state.lastTime().isBefore(each.time().plus(PROBE_TIME)))
        .ifPresent(
            each ->
                out.violated(asking.other(), "a Probe_Request was not answered", each.frames()));
  }
}
