package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.CLOSE_SESSION;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARAMETER;
import static dev.ptpip.protocol.code.ResponseCode.NO_VALID_OBJECT_INFO;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.PARAMETER_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.SESSION_ALREADY_OPEN;
import static dev.ptpip.protocol.code.ResponseCode.SESSION_NOT_OPEN;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitFail;
import java.util.Optional;
import java.util.Set;

/** Group 9: sessions. */
final class SessionCases {
  private static final int UNKNOWN_HANDLE = 0x7FFF_FFF1;

  /** Operations that are not even tried without a session on a camera that may get them wrong. */
  private static final Set<Integer> NEVER_TRIED = Set.of(0x100F, 0x1010, 0x1011, 0x1013, 0x100B);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "session",
          ConformanceCase.of(
              "PTP-SESS-01", "OpenSession opens a session, without data", SessionCases::opens),
          ConformanceCase.of("PTP-SESS-02", "SessionID 0 is refused", SessionCases::zeroIsRefused)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
              "PTP-SESS-03",
              "a second OpenSession names the session that is open",
              SessionCases::secondNamesTheFirst),
          ConformanceCase.of(
              "PTP-SESS-04",
              "the same SessionID again is refused as already open",
              SessionCases::sameAgain),
          ConformanceCase.of(
                  "PTP-SESS-05", "SessionID 0xFFFFFFFF is refused", SessionCases::allOnes)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "PTP-SESS-06",
                  "a second parameter of OpenSession is refused",
                  SessionCases::surplusParameter)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of("PTP-SESS-07", "CloseSession ends the session", SessionCases::closes),
          ConformanceCase.of(
                  "PTP-SESS-08",
                  "CloseSession without a session is refused",
                  SessionCases::closeWithoutSession)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "PTP-SESS-09",
                  "operations other than GetDeviceInfo and OpenSession need a session",
                  SessionCases::needsSession)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
              "PTP-SESS-10",
              "GetDeviceInfo works without a session",
              SessionCases::deviceInfoOutside),
          ConformanceCase.of(
              "PTP-SESS-11",
              "GetDeviceInfo gives the same within a session",
              SessionCases::deviceInfoInside),
          ConformanceCase.of(
                  "PTP-SESS-12",
                  "an ObjectInfo that waits for its object ends with the session",
                  SessionCases::objectInfoEnds)
              .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card()),
          ConformanceCase.of(
              "PTP-SESS-13",
              "a session that the camera ended is reported as not open",
              SessionCases::endedByCamera),
          ConformanceCase.of(
              "PTP-SESS-14",
              "one session more than there is room for is refused as busy",
              SessionCases::limit),
          ConformanceCase.of(
              "PTP-SESS-15",
              "transaction ids start over with each session",
              SessionCases::idsStartOver));

  private SessionCases() {}

  private static void opens(CaseContext c) {
    Answer answer = c.expectOk(c.handshake().call(OPEN_SESSION, 1));
    c.check(
        !answer.hasData(),
        "no data phase",
        "a data phase of " + answer.dataLength() + " B",
        Place.all(answer.observations().get(0)));
  }

  private static void zeroIsRefused(CaseContext c) {
    ProbeSession s = c.handshake();
    c.expect(s.call(OPEN_SESSION, 0), INVALID_PARAMETER);
    c.expect(s.call(GET_STORAGE_IDS), SESSION_NOT_OPEN);
  }

  private static void secondNamesTheFirst(CaseContext c) {
    ProbeSession s = c.handshake();
    c.given(s.call(OPEN_SESSION, 7));
    Answer second = c.expect(s.call(OPEN_SESSION, 8), SESSION_ALREADY_OPEN);
    c.check(
        second.parameter(1) == 7,
        "parameter 1 = 7, the session that is open",
        "parameter 1 = " + Integer.toUnsignedString(second.parameter(1)),
        Place.in(second.end(), 14, 17));
    c.expectOk(s.call(Requests.harmless(c)));
  }

  private static void sameAgain(CaseContext c) {
    ProbeSession s = c.handshake();
    c.given(s.call(OPEN_SESSION, 7));
    Answer second = c.expect(s.call(OPEN_SESSION, 7), SESSION_ALREADY_OPEN);
    c.check(
        second.parameter(1) == 7,
        "parameter 1 = 7, the session that is open",
        "parameter 1 = " + Integer.toUnsignedString(second.parameter(1)),
        Place.in(second.end(), 14, 17));
  }

  private static void allOnes(CaseContext c) {
    c.expect(c.handshake().call(OPEN_SESSION, -1), Wanted.code(INVALID_PARAMETER).tolerate(OK));
  }

  private static void surplusParameter(CaseContext c) {
    c.expect(
        c.handshake().call(OPEN_SESSION, 1, 5), Wanted.code(PARAMETER_NOT_SUPPORTED).tolerate(OK));
  }

  private static void closes(CaseContext c) {
    ProbeSession s = c.session();
    c.expectOk(s.call(CLOSE_SESSION));
    c.expect(s.call(GET_STORAGE_IDS), SESSION_NOT_OPEN);
  }

  private static void closeWithoutSession(CaseContext c) {
    c.expect(c.handshake().call(CLOSE_SESSION), SESSION_NOT_OPEN);
  }

  private static void needsSession(CaseContext c) {
    ProbeSession s = c.handshake();
    CodeBook codes = c.facts().codes();
    int asked = 0;
    for (OperationCode operation : c.info().operations()) {
      if (operation.equals(GET_DEVICE_INFO)
          || operation.equals(OPEN_SESSION)
          || NEVER_TRIED.contains(operation.raw())) {
        continue;
      }
      DataDirection direction =
          codes.find(operation).map(OperationInfo::direction).orElse(DataDirection.UNKNOWN);
      Call call = Call.of(operation, UNKNOWN_HANDLE);
      c.expect(
          s.call(
              direction == DataDirection.FROM_INITIATOR
                  ? call.sending(Bytes.of(0, 0, 0, 0))
                  : call),
          SESSION_NOT_OPEN);
      asked++;
    }
    c.note(asked + " operations asked for without a session");
  }

  private static void deviceInfoOutside(CaseContext c) {
    Answer answer = c.expectOk(c.handshake().call(GET_DEVICE_INFO));
    c.check(answer.hasData(), "a DeviceInfo dataset", "no data", Place.all(answer.end()));
  }

  private static void deviceInfoInside(CaseContext c) {
    ProbeSession s = c.handshake();
    Answer outside = c.given(s.call(GET_DEVICE_INFO));
    c.given(s.call(OPEN_SESSION, 1));
    Answer inside = c.expectOk(s.call(GET_DEVICE_INFO));
    c.check(
        inside.data().equals(outside.data()),
        "the same dataset as without a session",
        Requests.difference(outside.data(), inside.data()),
        Requests.dataPlace(inside));
  }

  private static void objectInfoEnds(CaseContext c) {
    ProbeSession s = c.session();
    Answer announced = Uploads.begin(c, s, "JUDGE.TXT", 4);
    c.note("handle " + Words.hex(announced.parameter(3), 8) + " was reserved");
    c.given(s.call(CLOSE_SESSION));
    c.given(s.call(OPEN_SESSION, 1));
    Answer sent = s.call(Call.of(SEND_OBJECT).sending(Bytes.of(1, 2, 3, 4)));
    Uploads.noteIfStored(c, announced, sent);
    c.expect(sent, NO_VALID_OBJECT_INFO);
  }

  private static void endedByCamera(CaseContext c) {
    ProbeSession s = c.session();
    c.hand(new Hand.EndSession());
    c.expect(s.call(GET_STORAGE_IDS), SESSION_NOT_OPEN);
  }

  private static void limit(CaseContext c) {
    c.session();
    for (int i = 1; i <= 8; i++) {
      Attempt more = c.attempt(Identity.stranger(c.random().nextLong()));
      if (more.session().isEmpty()) {
        Optional<InitFail> refusal = more.refusal();
        c.note(i + " session(s) before a refusal: " + more.last().describe());
        c.check(
            refusal.isPresent() && refusal.get().reasonCode() == InitFail.Reason.BUSY.code(),
            "Init_Fail, reason 2",
            more.last().describe(),
            Place.all(more.last()));
        return;
      }
      Answer opened = more.session().get().call(OPEN_SESSION, i + 1);
      if (!opened.isOk()) {
        c.expect(opened, DEVICE_BUSY, SESSION_ALREADY_OPEN);
        return;
      }
    }
    throw c.stopNotApplicable("more than 8 sessions are accepted at the same time");
  }

  private static void idsStartOver(CaseContext c) {
    ProbeSession s = c.session();
    for (int i = 0; i < 5; i++) {
      c.given(s.call(Requests.harmless(c)));
    }
    c.given(s.call(CLOSE_SESSION));
    c.expectOk(s.call(OPEN_SESSION, 1));
    c.expectOk(s.call(Requests.harmless(c)));
  }
}
