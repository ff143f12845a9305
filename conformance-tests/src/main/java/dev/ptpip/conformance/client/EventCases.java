package dev.ptpip.conformance.client;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cases about events and probes. */
final class EventCases {
  private static final String PROBE = "session opened:probe";
  private static final Duration GIVE_UP = Duration.ofSeconds(15);

  private EventCases() {}

  static void add(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTPIP-FRAME-18",
            "events",
            "unknown packet types on the Event connection",
            Scene.broken(Twist.UNKNOWN_PACKET, PROBE),
            Expect::ends));
    all.add(
        ClientCases.of(
            "PTP-EVT-07",
            "events",
            "unknown events do not disturb",
            behindProbe(Twist.UNKNOWN_EVENTS),
            Expect::works));
    all.add(
        ClientCases.of(
            "PTPIP-PROBE-05",
            "events",
            "a Probe_Request is answered at once",
            Scene.lawful(PROBE),
            Expect::answersProbes));
    all.add(
        ClientCases.of(
            "PTPIP-PROBE-10",
            "events",
            "a Probe_Response that nobody asked for is ignored",
            Scene.broken(Twist.UNASKED_PROBE_RESPONSE, PROBE),
            Expect::works));
    meanings(all);
    whileBusy(all);
  }

  private static void meanings(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTP-EVSEM-08",
            "events",
            "RequestObjectTransfer is a wish, not an error",
            behindProbe(Twist.TRANSFER_REQUEST),
            Expect::works));
    all.add(
        ClientCases.of(
            "PTP-EVSEM-13",
            "events",
            "UnreportedStatus makes nobody stop",
            behindProbe(Twist.UNREPORTED_STATUS),
            Expect::works));
    all.add(
        ClientCases.of(
            "PTP-EVT-10",
            "events",
            "events with parameters left out",
            behindProbe(Twist.PARAMETERS_OMITTED),
            Expect::works));
  }

  private static void whileBusy(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTP-EVT-06",
            "events",
            "events are read while data is under way",
            Scene.lawful(Twist.SLOW_HANDLES, "GetObjectHandles@request, on event:probe"),
            EventCases::readsMeanwhile));
    all.add(
        ClientCases.of(
                "PTPIP-PROBE-06",
                "events",
                "no Probe_Response within 10 s ends the session",
                Scene.broken("session opened:ping=ignore"),
                EventCases::givesUpUnanswered)
            .provided(
                seen ->
                    probes(seen).isEmpty()
                        ? Optional.of("it sent no Probe_Request")
                        : Optional.empty()));
  }

  /** The answer to a probe that came within a transaction is there before its response. */
  private static List<Shortcoming> readsMeanwhile(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>();
    for (Deal deal : seen.deals()) {
      if (!deal.isOf(OperationCode.GET_OBJECT_HANDLES) || deal.answered().isEmpty()) {
        continue;
      }
      int from = deal.asked().frame();
      int to = deal.answered().get().frame();
      List<Traffic.Seen> within =
          seen.traffic().packets().stream()
              .filter(each -> each.frame() > from && each.frame() < to)
              .toList();
      within.stream()
          .filter(each -> each.is(ProbeRequest.class) && each.isFrom(Side.RESPONDER))
          .filter(
              asked ->
                  within.stream()
                      .noneMatch(
                          each ->
                              each.is(ProbeResponse.class)
                                  && each.isFrom(Side.INITIATOR)
                                  && each.frame() > asked.frame()))
          .forEach(
              asked ->
                  found.add(
                      Shortcoming.at(
                          asked,
                          "the Event connection is read while an operation runs",
                          "a Probe_Request within it was not answered before its response")));
    }
    return found;
  }

  private static List<Traffic.Seen> probes(Evidence seen) {
    return seen.traffic().packets().stream()
        .filter(each -> each.is(ProbeRequest.class) && each.isFrom(Side.INITIATOR))
        .toList();
  }

  /** What is asked long after a probe that nobody answered is asked of a peer that is gone. */
  private static List<Shortcoming> givesUpUnanswered(Evidence seen) {
    Instant limit = probes(seen).isEmpty() ? Instant.MAX : probes(seen).get(0).time().plus(GIVE_UP);
    List<Shortcoming> found = new ArrayList<>();
    seen.traffic().packets().stream()
        .filter(each -> each.isFrom(Side.INITIATOR) && each.time().isAfter(limit))
        .findFirst()
        .ifPresent(
            late ->
                found.add(
                    Shortcoming.at(
                        late,
                        "the session ended within 15 s of a probe without answer",
                        "it went on")));
    return found;
  }

  private static Scene behindProbe(Twist twist) {
    return Scene.lawful(twist, PROBE);
  }
}
