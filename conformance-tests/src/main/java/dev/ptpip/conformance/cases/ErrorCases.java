package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_INFO;
import static dev.ptpip.protocol.code.OperationCode.INITIATE_CAPTURE;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.ResponseCode.ACCESS_DENIED;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_CODE_FORMAT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_HANDLE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARAMETER;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_STORAGE_ID;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.OPERATION_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.PARAMETER_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.SESSION_NOT_OPEN;
import static dev.ptpip.protocol.code.ResponseCode.SPECIFICATION_OF_DESTINATION_UNSUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.STORE_NOT_AVAILABLE;

import dev.ptpip.conformance.book.ListedAnswers;
import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.value.ObjectHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Group 23: how operations are refused. */
final class ErrorCases {
  private static final int MANY = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Operations whose first parameter is a handle. */
  private static final List<OperationCode> BY_HANDLE =
      Stream.of(
              0x1008, 0x1009, 0x100A, 0x100B, 0x1012, 0x1019, 0x101A, 0x101B, 0x9803, 0x9810,
              0x95C1)
          .map(OperationCode::new)
          .toList();

  /** Operations with a StorageID, and the place of it among their parameters. */
  private static final List<int[]> BY_STORE =
      List.of(
          new int[] {0x1005, 1},
          new int[] {0x1006, 1},
          new int[] {0x1007, 1},
          new int[] {0x100E, 1},
          new int[] {0x100F, 1},
          new int[] {0x101C, 1});

  static final CaseGroup GROUP = CaseGroup.of("error", cases());

  private ErrorCases() {}

  private static ConformanceCase[] cases() {
    List<ConformanceCase> all = new ArrayList<>();
    all.add(
        ConformanceCase.of(
                "PTP-ERR-01", "the session comes before the parameters", ErrorCases::sessionFirst)
            .controlled(Controls.HANDSHAKE));
    all.add(
        ConformanceCase.of(
                "PTP-ERR-02", "the session comes before the operation", ErrorCases::unknownOutside)
            .controlled(Controls.HANDSHAKE));
    all.add(
        ConformanceCase.of(
                "PTP-ERR-03",
                "a value where none is defined is not a bad value",
                ErrorCases::twoRefusals)
            .controlled(Controls.HANDSHAKE));
    for (OperationCode operation : BY_HANDLE) {
      all.add(
          ConformanceCase.of(
                  "PTP-ERR-04",
                  operation,
                  "an unknown handle is refused",
                  c -> unknownHandle(c, operation))
              .needs(Need.operation(operation))
              .controlled(Controls.SESSION));
    }
    for (int[] each : BY_STORE) {
      OperationCode operation = new OperationCode(each[0]);
      all.add(
          ConformanceCase.of(
                  "PTP-ERR-05",
                  operation,
                  "an unknown store is refused",
                  c -> unknownStore(c, operation))
              .needs(Need.operation(operation))
              .controlled(Controls.SESSION));
    }
    all.add(
        ConformanceCase.of(
                "PTP-ERR-05",
                new OperationCode(0x100C),
                "an unknown store is refused",
                ErrorCases::unknownStoreOfUpload)
            .needs(Need.operation(new OperationCode(0x100C)), Need.card())
            .controlled(Controls.SESSION));
    for (int code : List.of(0x1019, 0x101A)) {
      OperationCode operation = new OperationCode(code);
      all.add(
          ConformanceCase.of(
                  "PTP-ERR-05",
                  operation,
                  "an unknown store is refused",
                  c -> unknownDestination(c, operation))
              .allow(Permission.WRITE)
              .needs(Need.operation(operation), Need.card())
              .controlled(Controls.SESSION));
    }
    all.add(
        ConformanceCase.of(
                "PTP-ERR-06", "Device_Busy passes, Access_Denied does not", ErrorCases::busyPasses)
            .needs(Need.operation(INITIATE_CAPTURE), Need.card()));
    all.add(
        ConformanceCase.of(
                "PTP-ERR-07", "a missing card is not a busy camera", ErrorCases::missingCard)
            .needs(Need.card()));
    all.add(
        ConformanceCase.passive(
            "PTP-ERR-08", "the code Undefined is never sent", ErrorCases::undefined));
    all.add(
        ConformanceCase.passive(
            "PTP-ERR-09", "response codes are from their range", ErrorCases::range));
    all.add(
        ConformanceCase.passive(
            "PTP-ERR-10",
            "operations answer with the codes that are listed for them",
            ErrorCases::fitting));
    all.add(
        ConformanceCase.of(
            "PTP-ERR-11", "a refusal leaves the connection usable", ErrorCases::usable));
    all.add(
        ConformanceCase.of(
            "PTP-ERR-12", "500 refusals leave the session as it was", ErrorCases::manyRefusals));
    all.add(
        ConformanceCase.of("PTP-ERR-13", "a refusal changes nothing", ErrorCases::nothingChanges)
            .needs(Need.card()));
    all.add(
        ConformanceCase.of(
                "PTP-ERR-14",
                "Invalid_Code_Format is for codes of another kind",
                ErrorCases::codeFormat)
            .needs(Need.operation(GET_OBJECT_HANDLES), Need.card())
            .controlled(Controls.SESSION));
    return all.toArray(ConformanceCase[]::new);
  }

  private static void sessionFirst(CaseContext c) {
    c.expect(c.handshake().call(GET_OBJECT_INFO, Card.UNKNOWN_HANDLE), SESSION_NOT_OPEN);
  }

  private static void unknownOutside(CaseContext c) {
    c.expect(
        c.handshake().call(new OperationCode(0x9FFE)), SESSION_NOT_OPEN, OPERATION_NOT_SUPPORTED);
  }

  private static void twoRefusals(CaseContext c) {
    ProbeSession s = c.handshake();
    if (c.profile() != Profile.NIKON) { // bodies that open any session are judged by PTP-SESS-02
      c.expect(s.call(OPEN_SESSION, 0), INVALID_PARAMETER);
    }
    c.given(s.call(OPEN_SESSION, 1));
    c.expect(
        s.call(OperationCode.GET_STORAGE_IDS, 5),
        Wanted.code(PARAMETER_NOT_SUPPORTED).tolerate(OK));
  }

  private static void unknownHandle(CaseContext c, OperationCode operation) {
    int second = operation.raw() == 0x9803 ? 0xDC02 : 0;
    c.expect(c.session().call(operation, Card.UNKNOWN_HANDLE, second), INVALID_OBJECT_HANDLE);
  }

  private static void unknownStore(CaseContext c, OperationCode operation) {
    c.expect(c.session().call(operation, Card.UNKNOWN_STORE), INVALID_STORAGE_ID);
  }

  private static void unknownDestination(CaseContext c, OperationCode operation) {
    ProbeSession s = c.session();
    int file = Card.first(c, s, "file", entry -> !entry.isFolder()).handle().raw();
    c.expect(s.call(operation, file, Card.UNKNOWN_STORE, 0), INVALID_STORAGE_ID);
  }

  private static void unknownStoreOfUpload(CaseContext c) {
    c.expect(
        Uploads.session(c)
            .call(Uploads.announce("JUDGE23.DAT", 10, Card.UNKNOWN_STORE, Uploads.ROOT)),
        INVALID_STORAGE_ID,
        SPECIFICATION_OF_DESTINATION_UNSUPPORTED);
  }

  private static void busyPasses(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    c.shot();
    c.given(s.call(INITIATE_CAPTURE, 0, 0));
    c.shot();
    Answer second = s.call(INITIATE_CAPTURE, 0, 0);
    boolean busy = second.is(DEVICE_BUSY);
    long begun = Pace.nanos();
    while (second.is(DEVICE_BUSY) && Pace.since(begun).compareTo(c.timing().bound(PATIENCE)) < 0) {
      c.pass(c.timing().quiet());
      second = s.call(INITIATE_CAPTURE, 0, 0);
    }
    s.awaitEvent(event -> event.event().raw() == 0x400D, c.timing().step());
    s.awaitEvent(event -> event.event().raw() == 0x400D, c.timing().step());
    for (ObjectHandle handle : Card.all(c, s)) {
      if (!before.contains(handle) && !Card.entry(c, s, handle).isFolder()) {
        c.made(handle);
      }
    }
    if (!busy) {
      throw c.stop("the camera was not busy when it was asked again");
    }
    c.expectOk(second);
    Optional<Settings.Described> fixed =
        Settings.all(c, s).stream().filter(each -> each.desc().getSet() == 0).findFirst();
    if (fixed.isPresent()) {
      Bytes value = Settings.bytes(fixed.get().desc().currentValue());
      if (Settings.set(s, fixed.get().code(), value).is(ACCESS_DENIED)) {
        c.pass(c.timing().quiet());
        c.expect(Settings.set(s, fixed.get().code(), value), ACCESS_DENIED);
      }
    }
  }

  private static void missingCard(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> handles = Card.all(c, s);
    int store = Card.stores(c).get(0).raw();
    c.hand(new Hand.EjectCard(1));
    c.expect(s.call(GET_STORAGE_INFO, store), STORE_NOT_AVAILABLE, INVALID_STORAGE_ID);
    if (!handles.isEmpty()) {
      c.expect(
          s.call(OperationCode.GET_OBJECT, handles.get(0).raw()),
          STORE_NOT_AVAILABLE,
          INVALID_OBJECT_HANDLE);
    }
  }

  private static void undefined(List<Frame> frames, PassiveFindings found) {
    each(
        frames,
        found,
        (frame, response) -> {
          if (response.response().raw() == 0x2000) {
            found.mismatch(frame, 8, 9, "a code that is defined", "Undefined (0x2000)");
          }
        });
  }

  private static void range(List<Frame> frames, PassiveFindings found) {
    each(
        frames,
        found,
        (frame, response) -> {
          int kind = response.response().raw() >>> 12;
          if (kind != 0x2 && kind != 0xA) {
            found.mismatch(
                frame, 8, 9, "0x2xxx or 0xAxxx", Words.hex(response.response().raw(), 4));
          }
        });
  }

  /** Judges a response. */
  @FunctionalInterface
  private interface Judge {
    void look(Frame frame, OperationResponse response);
  }

  private static void each(List<Frame> frames, PassiveFindings found, Judge judge) {
    for (Frame frame : frames) {
      if (frame.kind().isReceived()
          && frame.packet().orElse(null) instanceof OperationResponse response) {
        found.judged();
        judge.look(frame, response);
      }
    }
  }

  /** Codes of the standard in answer to operations for which it lists others. */
  private static void fitting(List<Frame> frames, PassiveFindings found) {
    OperationCode asked = new OperationCode(0);
    for (Frame frame : frames) {
      if (frame.packet().orElse(null) instanceof OperationRequest request) {
        asked = request.operation();
      } else if (frame.kind().isReceived()
          && frame.packet().orElse(null) instanceof OperationResponse response
          && isOfStandard(response.response())) {
        Optional<Set<ResponseCode>> listed = ListedAnswers.standard().of(asked);
        if (listed.isPresent()) {
          found.judged();
          if (!listed.get().contains(response.response())) {
            found.tolerated(
                frame,
                8,
                9,
                "a code that " + Words.of(asked) + " may answer with",
                Words.of(response.response()));
          }
        }
      }
    }
  }

  private static boolean isOfStandard(ResponseCode code) {
    return code.raw() >>> 12 == 0x2 || code.raw() >>> 8 == 0xA8;
  }

  private static void usable(CaseContext c) {
    ProbeSession s = c.session();
    List<Call> refused =
        List.of(
            Call.of(GET_OBJECT_INFO, Card.UNKNOWN_HANDLE),
            Call.of(GET_STORAGE_INFO, Card.UNKNOWN_STORE),
            Call.of(new OperationCode(0x1FFF)),
            Call.of(new OperationCode(0x9FFE), 1, 2, 3, 4, 5),
            Call.of(OPEN_SESSION, 9),
            Call.of(OperationCode.SEND_OBJECT).sending(Uploads.content(100)));
    for (Call call : refused) {
      c.expect(s.call(call), Wanted.anyError());
      Answer after = s.call(Requests.harmless(c));
      c.check(
          after.isOk(),
          "OK to " + after.call().describe() + " after a refused " + call.describe(),
          after.describe(),
          Optional.empty());
    }
  }

  private static void manyRefusals(CaseContext c) {
    ProbeSession s = c.session();
    for (int i = 0; i < MANY; i++) {
      c.expect(s.call(GET_OBJECT_INFO, Card.UNKNOWN_HANDLE), INVALID_OBJECT_HANDLE);
    }
    c.expectOk(s.call(Requests.harmless(c)));
  }

  private static void nothingChanges(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    Optional<Settings.Described> fixed =
        c.facts().supports(OperationCode.GET_DEVICE_PROP_DESC)
            ? Settings.all(c, s).stream().filter(each -> each.desc().getSet() == 0).findFirst()
            : Optional.empty();
    List<Call> writes = new ArrayList<>();
    writes.add(Call.of(OperationCode.DELETE_OBJECT, Card.UNKNOWN_HANDLE));
    writes.add(Uploads.announce("JUDGE23.DAT", 10, Card.UNKNOWN_STORE, Uploads.ROOT));
    fixed.ifPresent(
        each ->
            writes.add(
                Call.of(OperationCode.SET_DEVICE_PROP_VALUE, each.code().raw())
                    .sending(Settings.bytes(each.desc().currentValue()).concat(Bytes.of(7)))));
    for (Call call : writes) {
      c.expect(s.call(call), Wanted.anyError());
    }
    c.check(
        Card.all(c, s).equals(before), "the same objects as before", "others", Optional.empty());
    fixed.ifPresent(
        each -> {
          Bytes now = Settings.read(c, s, each.code());
          c.check(
              now.equals(Settings.bytes(each.desc().currentValue())),
              "the old value of " + Settings.text(each.code()),
              now.toHex(),
              Optional.empty());
        });
  }

  private static void codeFormat(CaseContext c) {
    Answer answer = c.session().call(GET_OBJECT_HANDLES, Card.ALL, 0x3FFF, 0);
    c.check(
        !answer.is(INVALID_CODE_FORMAT),
        "anything but Invalid_Code_Format to 0x3FFF, which is a format by its category",
        answer.describe(),
        Place.in(answer.end(), 8, 9));
  }
}
