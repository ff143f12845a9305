package dev.ptpip.conformance.client;

import dev.ptpip.pcap.conversation.PacketContent;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import java.util.List;
import java.util.Optional;

/** Cases about packets and data. */
final class DataCases {
  private DataCases() {}

  static void add(List<ClientCase> all) {
    packets(all);
    lengths(all);
    forms(all);
    datasets(all);
  }

  private static void packets(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTPIP-FRAME-16",
            "data",
            "packets come byte by byte",
            Scene.lawful("GetDeviceInfo:slice=1 B"),
            Expect::works));
    for (String length : List.of("0", "max")) {
      all.add(
          ClientCases.of(
              "PTPIP-FRAME-17[" + length + "]",
              "data",
              "an impossible length is an error",
              Scene.broken("OpenSession:length=" + length),
              Expect::reports));
    }
    all.add(
        ClientCases.of(
            "PTP-TXN-30",
            "data",
            "a response in place of data",
            Scene.broken("GetStorageIDs:reply=AccessDenied"),
            Expect::ends));
  }

  private static void lengths(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTPIP-DATA-04",
            "data",
            "data of unknown length",
            Scene.lawful("GetDeviceInfo:total=max"),
            Expect::works));
    for (String total : List.of("-2", "+4")) {
      all.add(
          ClientCases.of(
              "PTPIP-DATA-21[" + total + "]",
              "data",
              "data that is not as long as announced is a failure",
              Scene.broken("GetStorageIDs:total=" + total),
              Expect::reports));
    }
  }

  private static void forms(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTPIP-DATA-15",
            "data",
            "the announced length has 64 bits",
            Scene.broken("GetStorageIDs:total=+4294967296"),
            Expect::reports));
    form(all, "PTPIP-FRAME-15", "an empty Data packet is harmless", Twist.EMPTY_DATA_PACKET);
    form(all, "PTPIP-DATA-05[end]", "all data in End_Data", Twist.ONE_END_DATA);
    form(all, "PTPIP-DATA-05[data]", "all data in Data, End_Data empty", Twist.EMPTY_END_DATA);
    form(all, "PTPIP-DATA-05[mixed]", "data in Data and in End_Data", Twist.MIXED_DATA);
    form(all, "PTPIP-DATA-17", "data in many small packets", Twist.SMALL_DATA_PACKETS);
    all.add(
        ClientCases.of(
                "PTPIP-TXN-19",
                "data",
                "an empty object is Start_Data with 0 and an empty End_Data",
                Scene.PLAIN,
                DataCases::emptyDataInOrder)
            .provided(
                seen ->
                    emptyPhases(seen).isEmpty()
                        ? Optional.of("it sent no data of length 0")
                        : Optional.empty()));
  }

  private static void form(List<ClientCase> all, String id, String title, Twist twist) {
    all.add(ClientCases.of(id, "data", title, Scene.lawful(twist), Expect::works));
  }

  private static void datasets(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTP-ENC-14[empty]",
            "data",
            "an object without dates is an object",
            Scene.lawful(Twist.EMPTY_DATES),
            Expect::works));
    all.add(
        ClientCases.of(
            "PTP-ENC-14[zeros]",
            "data",
            "an object with a date that is none is an object",
            Scene.lawful(Twist.ZERO_DATES),
            Expect::works));
    all.add(
        ClientCases.of(
            "PTP-ENC-15[array]",
            "data",
            "an array that can't be there is a failure",
            Scene.broken(Twist.HUGE_ARRAY),
            Expect::reports));
    all.add(
        ClientCases.of(
            "PTP-ENC-15[string]",
            "data",
            "a string past the end of its dataset is a failure",
            Scene.broken(Twist.STRING_PAST_END),
            Expect::reports));
    all.add(
        ClientCases.of(
            "PTP-ENC-16",
            "data",
            "bytes behind the last field are passed over",
            Scene.lawful(Twist.TRAILING_BYTES),
            Expect::works));
  }

  /** Start_Data of the client that announces nothing. */
  private static List<Deal> emptyPhases(Evidence seen) {
    return seen.deals().stream()
        .filter(
            each ->
                each.data().stream()
                    .anyMatch(
                        packet ->
                            packet.isFrom(Side.INITIATOR)
                                && packet
                                    .as(StartData.class)
                                    .filter(start -> start.totalLength() == 0)
                                    .isPresent()))
        .toList();
  }

  private static List<Shortcoming> emptyDataInOrder(Evidence seen) {
    return emptyPhases(seen).stream()
        .filter(each -> !isInOrder(each))
        .map(
            each ->
                Shortcoming.at(
                    each.data().stream().reduce((first, last) -> last).orElse(each.asked()),
                    "Start_Data with 0, then End_Data of 12 bytes, and nothing else",
                    "Start_Data with 0, then "
                        + (behindStart(each).isEmpty()
                            ? "nothing"
                            : behindStart(each).size() + " other packets")))
        .toList();
  }

  private static List<Traffic.Seen> behindStart(Deal deal) {
    return deal.data().stream()
        .filter(each -> each.isFrom(Side.INITIATOR) && !each.is(StartData.class))
        .toList();
  }

  private static boolean isInOrder(Deal deal) {
    List<Traffic.Seen> behind = behindStart(deal);
    return behind.size() == 1
        && behind.get(0).packet().content() instanceof PacketContent.DataPiece piece
        && piece.type() == PacketType.END_DATA
        && piece.payloadBytes() == 0;
  }
}
