package dev.ptpip.conformance.client;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.ProbeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Cases about who a client says that it is, and about the way to the first operation. */
final class IdentityCases {
  /** The case in which a client is told which GUID to use. */
  static final String OWN_GUID = "PTPIP-INIT-39";

  /** That GUID, as people write it. */
  static final String GUID_TEXT = "00112233-4455-6677-8899-aabbccddeeff";

  private static final Bytes GUID = Bytes.ofHex("00112233445566778899aabbccddeeff");
  private static final Bytes SWAPPED = Bytes.ofHex("33221100554477668899aabbccddeeff");
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private IdentityCases() {}

  static void add(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTPIP-INIT-09",
            "session",
            "connection number 0 is a number like any other",
            Scene.lawful(Twist.NUMBER_ZERO),
            IdentityCases::takesNumberZero));
    all.add(
        ClientCases.of(
                "PTPIP-INIT-35",
                "session",
                "the same GUID when it is started again",
                Scene.PLAIN.twice(),
                IdentityCases::oneGuid)
            .provided(
                seen ->
                    guids(seen).size() < 2
                        ? Optional.of("it introduced itself only once")
                        : Optional.empty()));
    all.add(
        ClientCases.of(
                OWN_GUID,
                "session",
                "the bytes of the GUID go out as they are written",
                Scene.PLAIN,
                IdentityCases::unswapped)
            .provided(
                seen ->
                    guids(seen).stream().allMatch(GUID::equals)
                        ? Optional.empty()
                        : Optional.of("it does not take the GUID that is in PTPIP_GUID")));
    all.add(
        ClientCases.of(
            "PTPIP-DISC-07",
            "session",
            "no connection only to see who is there",
            Scene.PLAIN,
            IdentityCases::noLookAround));
    all.add(
        ClientCases.of(
                "NIKON-OBS-05",
                "session",
                "a probe or a second before the first operation",
                Scene.PLAIN,
                IdentityCases::settles)
            .provided(
                seen ->
                    seen.deals().isEmpty()
                        ? Optional.of("it asked for nothing")
                        : Optional.empty()));
  }

  private static List<Shortcoming> takesNumberZero(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>(Expect.works(seen));
    boolean taken =
        seen.traffic().packets().stream()
            .flatMap(each -> each.as(InitEventRequest.class).stream())
            .anyMatch(each -> each.connectionNumber().raw() == 0);
    if (!taken) {
      found.add(Shortcoming.of("Init_Event_Request with number 0", "none came"));
    }
    return found;
  }

  private static List<Bytes> guids(Evidence seen) {
    return seen.traffic().packets().stream()
        .flatMap(each -> each.as(InitCommandRequest.class).stream())
        .map(each -> each.guid().bytes())
        .toList();
  }

  private static List<Shortcoming> oneGuid(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>();
    List<Bytes> guids = guids(seen);
    for (Traffic.Seen each : seen.traffic().packets()) {
      each.as(InitCommandRequest.class)
          .filter(request -> !request.guid().bytes().equals(guids.get(0)))
          .ifPresent(
              request ->
                  found.add(
                      Shortcoming.at(each, "the GUID of the first connection", "another one")));
    }
    return found.stream().limit(1).toList();
  }

  private static List<Shortcoming> unswapped(Evidence seen) {
    return seen.traffic().packets().stream()
        .filter(
            each ->
                each.as(InitCommandRequest.class)
                    .filter(request -> request.guid().bytes().equals(SWAPPED))
                    .isPresent())
        .map(each -> Shortcoming.at(each, GUID.toHex(), SWAPPED.toHex()))
        .toList();
  }

  /**
   * A connection that is let in and then neither asks for anything nor gets its Event connection
   * was made to see who is there.
   */
  private static List<Shortcoming> noLookAround(Evidence seen) {
    Set<Long> used =
        seen.traffic().packets().stream()
            .filter(
                each ->
                    each.is(OperationRequest.class)
                        || each.is(InitEventRequest.class)
                        || each.is(InitFail.class))
            .map(Traffic.Seen::connection)
            .collect(Collectors.toSet());
    return seen.traffic().packets().stream()
        .filter(each -> each.is(InitCommandAck.class) && !used.contains(each.connection()))
        .map(
            each ->
                Shortcoming.at(
                    each, "no connection that nothing is asked on", "one was let in and left"))
        .toList();
  }

  private static List<Shortcoming> settles(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>();
    Optional<Instant> ready = Optional.empty();
    for (Traffic.Seen each : seen.traffic().packets()) {
      if (each.is(InitEventAck.class)) {
        ready = Optional.of(each.time());
      } else if (each.is(ProbeRequest.class) && each.isFrom(Side.INITIATOR)) {
        ready = Optional.empty();
      } else if (each.is(OperationRequest.class)) {
        Optional<Instant> since = ready;
        ready = Optional.empty();
        since
            .map(begin -> Duration.between(begin, each.time()))
            .filter(pause -> pause.compareTo(PAUSE) < 0)
            .ifPresent(
                pause ->
                    found.add(
                        Shortcoming.at(
                            each,
                            "a Probe_Request or 1 s between Init_Event_Ack and the first operation",
                            "the operation came after " + pause.toMillis() + " ms")));
      }
    }
    return found;
  }
}
