package dev.ptpip.conformance.client;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Cases about the encoding of what a client sends: ObjectInfo is the dataset that clients send. */
final class SentDataCases {
  private static final String LAYOUT = "PTP-ENC-10";
  private static final Set<String> OF_THEIR_OWN = Set.of("PTP-ENC-02", "PTP-ENC-03", "PTP-ENC-13");

  private SentDataCases() {}

  static void add(List<ClientCase> all) {
    anomalies(all, "PTP-ENC-02", "an empty string that it sends is one byte");
    anomalies(all, "PTP-ENC-03", "a string that it sends ends with NUL and has no other");
    anomalies(all, "PTP-ENC-13", "a date that it sends is one");
    all.add(
        ClientCases.of(
                LAYOUT,
                "data",
                "ObjectInfo that it sends has the layout of one",
                Scene.PLAIN,
                seen -> found(seen, each -> !OF_THEIR_OWN.contains(each)))
            .provided(SentDataCases::sentObjectInfo));
  }

  private static void anomalies(List<ClientCase> all, String id, String title) {
    all.add(
        ClientCases.of(id, "data", title, Scene.PLAIN, seen -> found(seen, id::equals))
            .provided(SentDataCases::sentObjectInfo));
  }

  private static List<Deal> sent(Evidence seen) {
    return seen.deals().stream()
        .filter(each -> each.isOf(OperationCode.SEND_OBJECT_INFO) && !data(each).isEmpty())
        .toList();
  }

  private static Optional<String> sentObjectInfo(Evidence seen) {
    return sent(seen).isEmpty() ? Optional.of("it sent no ObjectInfo") : Optional.empty();
  }

  private static Bytes data(Deal deal) {
    return deal.data().stream()
        .filter(each -> each.isFrom(Side.INITIATOR))
        .map(Traffic.Seen::payload)
        .reduce(Bytes.EMPTY, Bytes::concat);
  }

  /** What is wrong with the datasets by the rules that are asked for. */
  private static List<Shortcoming> found(Evidence seen, Predicate<String> asked) {
    List<Shortcoming> found = new ArrayList<>();
    for (Deal each : sent(seen)) {
      List<Anomaly> anomalies = new ArrayList<>();
      try {
        ObjectInfo.decode(data(each), DecodePolicy.collecting(anomalies::add));
      } catch (DecodeException unreadable) {
        if (asked.test(LAYOUT)) {
          found.add(
              Shortcoming.at(each.asked(), "ObjectInfo", String.valueOf(unreadable.getMessage())));
        }
      }
      anomalies.stream()
          .filter(anomaly -> asked.test(anomaly.rule()))
          .forEach(
              anomaly ->
                  found.add(
                      Shortcoming.at(
                          each.asked(),
                          "ObjectInfo as the rule has it",
                          anomaly.field() + ": " + anomaly.detail())));
    }
    return found;
  }
}
