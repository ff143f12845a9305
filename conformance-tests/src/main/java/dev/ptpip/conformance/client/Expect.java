package dev.ptpip.conformance.client;

import dev.ptpip.pcap.conversation.PacketContent;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is expected of clients. Stateless. */
final class Expect {
  static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final int MOST_REPEATS = 10;

  private Expect() {}

  /** It does its work in spite of the camera. */
  static List<Shortcoming> works(Evidence seen) {
    return seen.exit().isGood()
        ? List.of()
        : List.of(Shortcoming.of("the work is done, exit code 0", seen.exit().text()));
  }

  /** It does not say that all is well. */
  static List<Shortcoming> reports(Evidence seen) {
    return seen.exit().isGood()
        ? List.of(Shortcoming.of("the failure is reported, exit code not 0", seen.exit().text()))
        : List.of();
  }

  /** It does its work or reports; that it ends and does not crash is judged in every case. */
  static List<Shortcoming> ends(Evidence seen) {
    long most =
        seen.traffic().packets().stream()
            .flatMap(each -> each.as(OperationRequest.class).stream())
            .collect(
                Collectors.groupingBy(
                    each -> each.operation() + each.parameters().toString(), Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    return seen.exit().isGood() || most <= MOST_REPEATS
        ? List.of()
        : List.of(Shortcoming.of("no loop", "the same request " + most + " times"));
  }

  /** A rule of those that look on. */
  static ClientCase.Body passive(String id) {
    return seen ->
        seen.traffic().violations().stream()
            .filter(each -> each.requirement().id().equals(id))
            .map(
                each ->
                    new Shortcoming("the rule is kept", each.text(), seen.traffic().showing(each)))
            .distinct()
            .toList();
  }

  static List<Shortcoming> readable(Evidence seen) {
    return seen.traffic().packets().stream()
        .filter(each -> each.isFrom(Side.INITIATOR))
        .filter(each -> each.packet().content() instanceof PacketContent.Malformed)
        .map(
            each ->
                Shortcoming.at(
                    each,
                    "packets with the layout of their type",
                    ((PacketContent.Malformed) each.packet().content()).problem()))
        .toList();
  }

  /** Packets of a type that has one length only. */
  static List<Shortcoming> readable(Evidence seen, int type) {
    return seen.traffic().packets().stream()
        .filter(each -> each.isFrom(Side.INITIATOR))
        .filter(each -> each.packet().content().typeCode() == type)
        .flatMap(each -> misshapen(each).stream())
        .toList();
  }

  private static Optional<Shortcoming> misshapen(Traffic.Seen each) {
    String wanted = "packets with the layout of their type";
    if (each.packet().content() instanceof PacketContent.Malformed wrong) {
      return Optional.of(Shortcoming.at(each, wanted, wrong.problem()));
    }
    return each.packet()
        .packet()
        .filter(packet -> packet.encode().size() != each.length())
        .map(
            packet ->
                Shortcoming.at(each, packet.encode().size() + " bytes", each.length() + " bytes"));
  }

  /** Nothing but the Init request, probes and cancels on the Event connection. */
  static List<Shortcoming> silentOnEvents(Evidence seen) {
    return seen.traffic().packets().stream()
        .filter(each -> each.isFrom(Side.INITIATOR) && each.packet().route() == Route.EVENT)
        .filter(each -> !MAY_BE_SENT.contains(each.packet().content().typeCode()))
        .map(
            each ->
                Shortcoming.at(
                    each,
                    "nothing in answer to events",
                    "a packet of type " + each.packet().content().typeCode()))
        .toList();
  }

  private static final Set<Integer> MAY_BE_SENT = Set.of(3, 11, 13, 14);

  static List<Shortcoming> noEventPackets(Evidence seen) {
    return seen.traffic().packets().stream()
        .filter(each -> each.isFrom(Side.INITIATOR))
        .filter(each -> each.is(Event.class))
        .map(
            each ->
                Shortcoming.at(
                    each,
                    "Cancel packets, no Event packets",
                    "event " + each.as(Event.class).orElseThrow().event()))
        .toList();
  }

  static List<Shortcoming> fewProbes(Evidence seen) {
    long probes = count(seen, ProbeRequest.class);
    return probes > MOST_REPEATS
        ? List.of(Shortcoming.of("probes are used sparingly", probes + " Probe_Requests"))
        : List.of();
  }

  private static long count(Evidence seen, Class<? extends Packet> type) {
    return seen.traffic().packets().stream()
        .filter(each -> each.isFrom(Side.INITIATOR) && each.as(type).isPresent())
        .count();
  }

  /** Every connection says something: none is made to look whether the port is open. */
  static List<Shortcoming> noEmptyConnections(Evidence seen) {
    long spoken =
        seen.traffic().packets().stream()
            .filter(each -> each.isFrom(Side.INITIATOR))
            .map(Traffic.Seen::connection)
            .distinct()
            .count();
    long silent = seen.traffic().connections() - spoken;
    return silent > 0
        ? List.of(Shortcoming.of("no connection without a packet", silent + " of them"))
        : List.of();
  }

  /** No Event connection before an Init_Command_Ack. */
  static List<Shortcoming> eventsAfterAck(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>();
    boolean acknowledged = false;
    for (Traffic.Seen each : seen.traffic().packets()) {
      acknowledged |= each.as(InitCommandAck.class).isPresent();
      if (each.as(InitEventRequest.class).isPresent() && !acknowledged) {
        found.add(
            Shortcoming.at(
                each,
                "the Event connection after Init_Command_Ack",
                "Init_Event_Request before it"));
      }
    }
    found.addAll(passive("PTPIP-INIT-34").judge(seen));
    return found;
  }

  /** After Init_Fail nothing more is said, and it is reported. */
  static List<Shortcoming> takesRefusal(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>(reports(seen));
    found.addAll(eventsAfterAck(seen));
    long requests = count(seen, OperationRequest.class);
    if (requests > 0) {
      found.add(Shortcoming.of("no request after Init_Fail", requests + " requests"));
    }
    return found;
  }

  /** Each Probe_Request of the camera is answered at once. */
  static List<Shortcoming> answersProbes(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>();
    List<Traffic.Seen> all = seen.traffic().packets();
    for (int i = 0; i < all.size(); i++) {
      Traffic.Seen asked = all.get(i);
      if (!asked.isFrom(Side.RESPONDER) || asked.as(ProbeRequest.class).isEmpty()) {
        continue;
      }
      Instant limit = asked.time().plus(AT_ONCE);
      boolean answered =
          all.subList(i + 1, all.size()).stream()
              .anyMatch(
                  each ->
                      each.isFrom(Side.INITIATOR)
                          && each.as(ProbeResponse.class).isPresent()
                          && !each.time().isAfter(limit));
      if (!answered) {
        found.add(Shortcoming.at(asked, "Probe_Response within 2 s", "none came"));
      }
    }
    return found;
  }
}
