package dev.ptpip.conformance.client;

import dev.ptpip.protocol.packet.PacketType;
import java.util.ArrayList;
import java.util.List;

/** The cases for clients, in their order. */
public final class ClientCases {
  private static final List<ClientCase> ALL = collect();

  private ClientCases() {}

  /** All of them. */
  public static List<ClientCase> all() {
    return ALL;
  }

  private static List<ClientCase> collect() {
    List<ClientCase> all = new ArrayList<>();
    plain(all);
    session(all);
    data(all);
    events(all);
    recovery(all);
    return List.copyOf(all);
  }

  private static ClientCase of(
      String id, String group, String title, Scene scene, ClientCase.Body body) {
    return new ClientCase(id, title, group, Basis.rule(id.replaceFirst("\\[.*", "")), scene, body);
  }

  /** With a camera that does nothing out of the ordinary. */
  private static void plain(List<ClientCase> all) {
    plain(all, "PTPIP-DISC-06", "session", "the address alone is enough", Expect::works);
    plain(
        all,
        "PTPIP-INIT-36",
        "session",
        "no connection to try the port",
        Expect::noEmptyConnections);
    plain(all, "PTPIP-FRAME-01", "session", "every packet can be read", Expect::readable);
    plain(all, "PTPIP-FRAME-02", "session", "lengths count whole packets", Expect::readable);
    plain(
        all, "PTP-TXN-04", "session", "transaction ids rise by one", Expect.passive("PTP-TXN-04"));
    plain(all, "PTP-TXN-05", "session", "OpenSession has id 0", Expect.passive("PTP-TXN-05"));
    plain(all, "PTP-TXN-07", "session", "0xFFFFFFFF is no id", Expect.passive("PTP-TXN-07"));
    all.add(
        of(
            "PTP-TXN-12",
            "session",
            "one transaction at a time, however long it takes",
            Scene.lawful("any, times 6:delay=250ms"),
            Expect.passive("PTP-TXN-12")));
    plain(all, "PTPIP-CLOSE-06", "session", "CloseSession first", Expect.passive("PTPIP-CLOSE-06"));
    plain(all, "PTPIP-DATA-20", "data", "Start_Data follows", Expect.passive("PTPIP-DATA-20"));
    plain(
        all,
        "PTPIP-CANCEL-01",
        "data",
        "Cancel has 12 bytes",
        seen -> Expect.readable(seen, PacketType.CANCEL.code()));
    plain(all, "PTPIP-CANCEL-02", "data", "Cancel on both", Expect.passive("PTPIP-CANCEL-02"));
    plain(all, "PTPIP-CANCEL-15", "data", "no CancelTransaction event", Expect::noEventPackets);
    plain(all, "PTP-EVT-05", "events", "events are not acknowledged", Expect::silentOnEvents);
    plain(
        all,
        "PTPIP-PROBE-01",
        "events",
        "probes have 8 bytes",
        seen -> Expect.readable(seen, PacketType.PROBE_RESPONSE.code()));
    plain(all, "PTPIP-PROBE-11", "events", "probes are used sparingly", Expect::fewProbes);
  }

  private static void plain(
      List<ClientCase> all, String id, String group, String title, ClientCase.Body body) {
    all.add(of(id, group, title, Scene.PLAIN, body));
  }

  private static void session(List<ClientCase> all) {
    for (String reason : List.of("rejected", "busy", "unspecified")) {
      all.add(
          of(
              "PTPIP-INIT-33[" + reason + "]",
              "session",
              "Init_Fail ends the attempt and is reported",
              Scene.broken("connect:init-fail=" + reason),
              Expect::takesRefusal));
    }
    all.add(
        of(
            "PTPIP-INIT-34",
            "session",
            "the Event connection waits for a late Init_Command_Ack",
            Scene.lawful("connect#1:delay=200ms"),
            Expect::eventsAfterAck));
    for (String code : List.of("GeneralError", "AccessDenied")) {
      all.add(
          of(
              "PTP-TXN-29[" + code + "]",
              "session",
              "a response other than OK is a failure",
              Scene.broken("OpenSession:reply=" + code),
              Expect::reports));
    }
    all.add(
        of(
            "PTP-TXN-31",
            "session",
            "a response to another transaction is an error",
            Scene.broken("OpenSession:tid=other"),
            Expect::reports));
    all.add(
        of(
            "PTP-SESS-17",
            "session",
            "Session_Not_Open in mid-session makes no loop",
            Scene.broken("GetStorageIDs:reply=SessionNotOpen"),
            Expect::ends));
  }

  private static void data(List<ClientCase> all) {
    all.add(
        of(
            "PTPIP-FRAME-16",
            "data",
            "packets come byte by byte",
            Scene.lawful("GetDeviceInfo:slice=1 B"),
            Expect::works));
    for (String length : List.of("0", "max")) {
      all.add(
          of(
              "PTPIP-FRAME-17[" + length + "]",
              "data",
              "an impossible length is an error",
              Scene.broken("OpenSession:length=" + length),
              Expect::reports));
    }
    all.add(
        of(
            "PTP-TXN-30",
            "data",
            "a response in place of data",
            Scene.broken("GetStorageIDs:reply=AccessDenied"),
            Expect::ends));
    all.add(
        of(
            "PTPIP-DATA-04",
            "data",
            "data of unknown length",
            Scene.lawful("GetDeviceInfo:total=max"),
            Expect::works));
    for (String total : List.of("-2", "+4")) {
      all.add(
          of(
              "PTPIP-DATA-21[" + total + "]",
              "data",
              "data that is not as long as announced is a failure",
              Scene.broken("GetStorageIDs:total=" + total),
              Expect::reports));
    }
  }

  private static void events(List<ClientCase> all) {
    all.add(
        of(
            "PTPIP-FRAME-18",
            "events",
            "unknown packet types on the Event connection",
            Scene.sending(Scene.Extra.UNKNOWN_PACKET),
            Expect::ends));
    all.add(
        of(
            "PTP-EVT-07",
            "events",
            "unknown events do not disturb",
            Scene.sending(Scene.Extra.UNKNOWN_EVENTS),
            Expect::works));
    all.add(
        of(
            "PTPIP-PROBE-05",
            "events",
            "a Probe_Request is answered at once",
            Scene.lawful("session opened:probe"),
            Expect::answersProbes));
    all.add(
        of(
            "PTPIP-PROBE-10",
            "events",
            "a Probe_Response that nobody asked for is ignored",
            Scene.sending(Scene.Extra.UNASKED_PROBE_RESPONSE),
            Expect::works));
  }

  private static void recovery(List<ClientCase> all) {
    recovery(
        all,
        "001",
        "busy at the door, then let in: try again or report",
        Scene.broken("connect#1:init-fail=busy"),
        Expect::ends);
    recovery(
        all,
        "002",
        "connection lost within data: try again or report",
        Scene.broken("GetObject@50%:reset", "GetPartialObject@50%:reset"),
        Expect::ends);
    recovery(
        all,
        "003",
        "camera is busy: wait and ask again",
        Scene.lawful("GetStorageIDs:busy=2"),
        Expect::works);
    recovery(
        all, "004", "data comes slowly", Scene.lawful("GetDeviceInfo:rate=1 kB/s"), Expect::works);
    recovery(
        all,
        "005",
        "data comes in slices",
        Scene.lawful("GetObject:slice=1 kB", "GetPartialObject:slice=1 kB"),
        Expect::works);
    recovery(
        all,
        "006",
        "the card is full: report",
        Scene.broken(
            "InitiateCapture:store-full",
            "InitiateCaptureRecInMedia:store-full",
            "SendObjectInfo:reply=StoreFull"),
        Expect::reports);
    recovery(
        all,
        "007",
        "the card is taken out within data: report",
        Scene.broken("GetObject@50%:card-out", "GetPartialObject@50%:card-out"),
        Expect::reports);
    recovery(
        all,
        "008",
        "the camera falls silent within data: give up",
        Scene.broken("GetObject@50%:stall", "GetPartialObject@50%:stall"),
        Expect::reports);
    recovery(
        all,
        "009",
        "Init_Command_Ack never comes: give up",
        Scene.broken("connect:silence"),
        Expect::reports);
    recovery(
        all,
        "010",
        "the connection ends within data of every try: report",
        Scene.broken("GetDeviceInfo@50%:close"),
        Expect::reports);
  }

  private static void recovery(
      List<ClientCase> all, String number, String title, Scene scene, ClientCase.Body body) {
    all.add(
        new ClientCase(
            "CLI-REC-" + number, title, "recovery", Basis.recommended(title), scene, body));
  }
}
