package dev.ptpip.conformance.client;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Cases about refusals, responses and sessions. */
final class SessionCases {
  private static final Duration NOTICED = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private SessionCases() {}

  static void add(List<ClientCase> all) {
    refusals(all);
    responses(all);
    losses(all);
  }

  private static void refusals(List<ClientCase> all) {
    for (String reason : List.of("rejected", "busy", "unspecified")) {
      all.add(
          ClientCases.of(
              "PTPIP-INIT-33[" + reason + "]",
              "session",
              "Init_Fail ends the attempt and is reported",
              Scene.broken("connect:init-fail=" + reason),
              Expect::takesRefusal));
    }
    all.add(
        ClientCases.of(
            "PTPIP-INIT-34",
            "session",
            "the Event connection waits for a late Init_Command_Ack",
            Scene.lawful("connect#1:delay=200ms"),
            Expect::eventsAfterAck));
  }

  private static void responses(List<ClientCase> all) {
    for (String code : List.of("GeneralError", "AccessDenied")) {
      all.add(
          ClientCases.of(
              "PTP-TXN-29[" + code + "]",
              "session",
              "a response other than OK is a failure",
              Scene.broken("OpenSession:reply=" + code),
              Expect::reports));
    }
    all.add(
        ClientCases.of(
            "PTP-TXN-31",
            "session",
            "a response to another transaction is an error",
            Scene.broken("OpenSession:tid=other"),
            Expect::reports));
    all.add(
        ClientCases.of(
            "PTP-SESS-17",
            "session",
            "Session_Not_Open in mid-session makes no loop",
            Scene.broken("GetStorageIDs:reply=SessionNotOpen"),
            Expect::ends));
  }

  private static void losses(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTP-ERR-15",
            "session",
            "Device_Busy is tried again, or told as what it is",
            Scene.lawful("GetStorageIDs:busy=2"),
            SessionCases::triesAgainOrSays));
    all.add(
        ClientCases.of(
                "PTP-SESS-16",
                "session",
                "handles of a session that is over are not used",
                Scene.broken("GetObject@50%, times 1:reset", "GetPartialObject@50%, times 1:reset")
                    .twice(),
                SessionCases::asksForHandles)
            .provided(
                seen ->
                    sessions(seen) < 2
                        ? Optional.of("there was only one session")
                        : Optional.empty()));
    all.add(
        ClientCases.of(
            "PTPIP-CLOSE-08[event]",
            "session",
            "when the Event connection ends, the session does",
            Scene.broken(Twist.SLOW_HANDLES, "GetObjectHandles@request, on event:half-close"),
            seen -> leavesToo(seen, OperationCode.GET_OBJECT_HANDLES)));
    all.add(
        ClientCases.of(
            "PTPIP-CLOSE-08[command]",
            "session",
            "when the Command/Data connection ends, the session does",
            Scene.broken("GetStorageIDs@response:half-close"),
            seen -> leavesToo(seen, OperationCode.GET_STORAGE_IDS)));
  }

  private static long sessions(Evidence seen) {
    return seen.deals().stream().filter(each -> each.isOf(OperationCode.OPEN_SESSION)).count();
  }

  private static List<Shortcoming> triesAgainOrSays(Evidence seen) {
    List<Deal> busy =
        seen.deals().stream()
            .filter(each -> each.code().filter(ResponseCode.DEVICE_BUSY::equals).isPresent())
            .toList();
    boolean again =
        busy.stream()
            .allMatch(
                refused ->
                    seen.deals().stream()
                        .anyMatch(
                            each ->
                                each.asked().frame() > refused.asked().frame()
                                    && each.request()
                                        .operation()
                                        .equals(refused.request().operation())));
    String output = seen.exit().output().toLowerCase(Locale.ROOT);
    boolean says = output.contains("busy") || output.contains("2019");
    return again || (says && !seen.exit().isGood())
        ? List.of()
        : List.of(
            Shortcoming.at(
                busy.get(0).asked(),
                "the same request again, or a failure that says busy",
                "neither; " + seen.exit().text()));
  }

  /** Objects are named only after the camera has named them, or any, in the same session. */
  private static List<Shortcoming> asksForHandles(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>();
    boolean known = true;
    for (Deal each : seen.deals()) {
      if (each.isOf(OperationCode.OPEN_SESSION)) {
        known = false;
      } else if (each.isOf(
          OperationCode.GET_OBJECT_HANDLES,
          OperationCode.GET_STORAGE_IDS,
          OperationCode.SEND_OBJECT_INFO,
          OperationCode.INITIATE_CAPTURE)) {
        known = true;
      } else if (!known && each.isOf(NAMING_OBJECTS)) {
        found.add(
            Shortcoming.at(
                each.asked(),
                "GetObjectHandles in each session before objects are named",
                "an object was named that this session had not told of"));
        known = true;
      }
    }
    return found;
  }

  private static final OperationCode[] NAMING_OBJECTS = {
    OperationCode.GET_OBJECT,
    OperationCode.GET_OBJECT_INFO,
    OperationCode.GET_PARTIAL_OBJECT,
    OperationCode.GET_THUMB,
    OperationCode.DELETE_OBJECT
  };

  /** After the camera has ended a connection nothing more is asked, and the other one is ended. */
  private static List<Shortcoming> leavesToo(Evidence seen, OperationCode occasion) {
    List<Shortcoming> found = new ArrayList<>();
    Optional<Deal> pending = seen.deals().stream().filter(each -> each.isOf(occasion)).findFirst();
    if (pending.isEmpty()) {
      return found;
    }
    Instant lost = pending.get().asked().time();
    Set<Long> before =
        seen.traffic().packets().stream()
            .filter(each -> !each.time().isAfter(lost))
            .map(Traffic.Seen::connection)
            .collect(Collectors.toSet());
    for (Deal each : seen.deals()) {
      if (before.contains(each.asked().connection())
          && each.asked().time().isAfter(lost.plus(NOTICED))) {
        found.add(
            Shortcoming.at(
                each.asked(),
                "no request in a session whose other connection is lost",
                "a request"));
        break;
      }
    }
    for (Traffic.Closed each : seen.traffic().endings()) {
      if (each.ending().time().isAfter(lost.plus(PATIENCE)) && before.contains(each.connection())) {
        found.add(
            Shortcoming.of(
                "the session ended within 5 s of the loss of a connection", "it ended later"));
      }
    }
    if (found.isEmpty() && seen.exit().isGood() && sessions(seen) < 2) {
      found.add(Shortcoming.of("a new session, or exit code not 0", seen.exit().text()));
    }
    return found;
  }
}
