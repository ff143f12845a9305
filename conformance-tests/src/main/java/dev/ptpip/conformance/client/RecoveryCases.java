package dev.ptpip.conformance.client;

import java.util.List;

/** Cases of recovery: no standard asks for them. */
final class RecoveryCases {
  private RecoveryCases() {}

  static void add(List<ClientCase> all) {
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
        GivingUpCases::fetchesAgainOrReports);
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
    recovery(
        all,
        "011",
        "the connection is lost once and comes back: go on or report",
        Scene.broken(
            "GetObject@50%, times 1:drop=300ms", "GetPartialObject@50%, times 1:drop=300ms"),
        GivingUpCases::fetchesAgainOrReports);
    recovery(
        all,
        "012",
        "the camera is busy for ever: give up and report",
        Scene.broken("GetStorageIDs:reply=DeviceBusy"),
        Expect::reports);
    recovery(
        all,
        "013",
        "events that nobody knows come in between: go on",
        Scene.lawful(Twist.UNKNOWN_EVENTS, "session opened:probe"),
        Expect::works);
    recovery(
        all,
        "014",
        "the camera goes to sleep in mid-session: report or begin anew",
        Scene.broken("GetObjectHandles#1@request:sleep"),
        Expect::ends);
  }

  private static void recovery(
      List<ClientCase> all, String number, String title, Scene scene, ClientCase.Body body) {
    String id = "CLI-REC-" + number;
    all.add(
        new ClientCase(
            id,
            title,
            "recovery",
            Basis.recommended(id, title),
            scene,
            ClientCase.Premise.ALWAYS,
            body));
  }
}
