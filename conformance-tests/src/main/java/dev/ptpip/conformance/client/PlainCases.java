package dev.ptpip.conformance.client;

import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Cases about what is said with a camera that behaves as any good one might. */
final class PlainCases {
  private static final String PROBE = "session opened:probe";
  private static final ClientCase.Premise OPENED = PlainCases::opened;
  private static final ClientCase.Premise SENT_DATA = PlainCases::sentData;
  private static final ClientCase.Premise CANCELLED = sent("Cancel", PacketType.CANCEL);

  private PlainCases() {}

  static void add(List<ClientCase> all) {
    plain(all, "PTPIP-DISC-06", "session", "the address alone is enough", Expect::works);
    plain(
        all,
        "PTPIP-INIT-36",
        "session",
        "no connection to try the port",
        Expect::noEmptyConnections);
    plain(all, "PTPIP-FRAME-01", "session", "every packet can be read", Expect::readable);
    plain(all, "PTPIP-FRAME-02", "session", "lengths count whole packets", Expect::readable);
    session(all);
    cancelling(all);
    events(all);
  }

  private static void session(List<ClientCase> all) {
    passive(all, "PTP-TXN-04", "session", "transaction ids rise by one", Scene.PLAIN, OPENED);
    passive(all, "PTP-TXN-05", "session", "OpenSession has id 0", Scene.PLAIN, OPENED);
    passive(all, "PTP-TXN-07", "session", "0xFFFFFFFF is no id", Scene.PLAIN, OPENED);
    passive(
        all,
        "PTP-TXN-12",
        "session",
        "one transaction at a time, however long it takes",
        Scene.lawful("any, times 6:delay=250ms"),
        OPENED);
    passive(all, "PTPIP-CLOSE-06", "session", "CloseSession first", Scene.PLAIN, OPENED);
    passive(all, "PTPIP-DATA-20", "data", "Start_Data follows", Scene.PLAIN, SENT_DATA);
  }

  private static void cancelling(List<ClientCase> all) {
    Scene slow = Scene.lawful("GetObject:rate=100 kB/s", "GetPartialObject:rate=100 kB/s");
    all.add(
        ClientCases.of(
                "PTPIP-CANCEL-01",
                "data",
                "Cancel has 12 bytes",
                slow,
                seen -> Expect.readable(seen, PacketType.CANCEL.code()))
            .provided(CANCELLED));
    all.add(
        ClientCases.of(
                "PTPIP-CANCEL-02",
                "data",
                "Cancel on both connections",
                slow,
                PlainCases::cancelsOnBoth)
            .provided(CANCELLED));
    plain(all, "PTPIP-CANCEL-15", "data", "no CancelTransaction event", Expect::noEventPackets);
  }

  private static void events(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTP-EVT-05",
            "events",
            "events are not acknowledged",
            Scene.lawful(Twist.PARAMETERS_OMITTED, PROBE),
            Expect::silentOnEvents));
    all.add(
        ClientCases.of(
                "PTPIP-PROBE-01",
                "events",
                "probes have 8 bytes",
                Scene.lawful(PROBE),
                PlainCases::probesAreShort)
            .provided(sent("probe", PacketType.PROBE_REQUEST, PacketType.PROBE_RESPONSE)));
    plain(all, "PTPIP-PROBE-11", "events", "probes are used sparingly", Expect::fewProbes);
  }

  /** When a camera gets to read a Cancel is up to it, so that the order says nothing. */
  private static List<Shortcoming> cancelsOnBoth(Evidence seen) {
    Map<TransactionId, Set<Route>> routes = new LinkedHashMap<>();
    for (Traffic.Seen each : seen.traffic().packets()) {
      if (each.isFrom(Side.INITIATOR)) {
        each.as(Cancel.class)
            .ifPresent(
                cancel ->
                    routes
                        .computeIfAbsent(cancel.transactionId(), id -> EnumSet.noneOf(Route.class))
                        .add(each.packet().route()));
      }
    }
    return routes.entrySet().stream()
        .filter(each -> each.getValue().size() < 2)
        .map(
            each ->
                Shortcoming.of(
                    "Cancel on both connections",
                    "Cancel of transaction "
                        + each.getKey()
                        + " on one of them: "
                        + each.getValue().iterator().next()))
        .toList();
  }

  private static List<Shortcoming> probesAreShort(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>();
    found.addAll(Expect.readable(seen, PacketType.PROBE_REQUEST.code()));
    found.addAll(Expect.readable(seen, PacketType.PROBE_RESPONSE.code()));
    return found;
  }

  /** A packet of one of these types. */
  private static ClientCase.Premise sent(String what, PacketType... types) {
    Set<Integer> codes =
        Arrays.stream(types).map(PacketType::code).collect(Collectors.toUnmodifiableSet());
    return seen ->
        seen.traffic().packets().stream()
                .anyMatch(
                    each ->
                        each.isFrom(Side.INITIATOR)
                            && codes.contains(each.packet().content().typeCode()))
            ? Optional.empty()
            : Optional.of("it sent no " + what);
  }

  private static Optional<String> opened(Evidence seen) {
    return seen.deals().stream().anyMatch(each -> each.isOf(OperationCode.OPEN_SESSION))
        ? Optional.empty()
        : Optional.of("it opened no session");
  }

  private static Optional<String> sentData(Evidence seen) {
    return seen.deals().stream()
            .anyMatch(each -> each.request().dataPhaseInfo() == DataPhase.OUT.code())
        ? Optional.empty()
        : Optional.of("it announced no data");
  }

  private static void passive(
      List<ClientCase> all,
      String id,
      String group,
      String title,
      Scene scene,
      ClientCase.Premise premise) {
    all.add(ClientCases.of(id, group, title, scene, Expect.passive(id)).provided(premise));
  }

  private static void plain(
      List<ClientCase> all, String id, String group, String title, ClientCase.Body body) {
    all.add(ClientCases.of(id, group, title, Scene.PLAIN, body));
  }
}
