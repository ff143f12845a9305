package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.INITIATE_OPEN_CAPTURE;
import static dev.ptpip.protocol.code.OperationCode.TERMINATE_OPEN_CAPTURE;
import static dev.ptpip.protocol.code.ResponseCode.CAPTURE_ALREADY_TERMINATED;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_TRANSACTION_ID;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.STORE_FULL;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.value.ObjectHandle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What group 16 asks of InitiateOpenCapture and TerminateOpenCapture. */
final class OpenCaptureCases {
  private OpenCaptureCases() {}

  /** A case about open captures. */
  static ConformanceCase of(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body)
        .needs(
            Need.operation(INITIATE_OPEN_CAPTURE),
            Need.operation(TERMINATE_OPEN_CAPTURE),
            Need.card());
  }

  private static Answer release(CaseContext c, ProbeSession s) {
    c.shot();
    return s.call(INITIATE_OPEN_CAPTURE, 0, 0);
  }

  static void ended(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    s.drainEvents(Duration.ZERO);
    Answer opened = c.expectOk(release(c, s));
    Optional<Received> added =
        s.awaitEvent(
            event -> CaptureCases.is(event, EventCode.OBJECT_ADDED),
            c.timing().bound(CaptureCases.PICTURE));
    c.expectOk(s.call(TERMINATE_OPEN_CAPTURE, opened.transactionId().raw()));
    if (added.isEmpty()) {
      added =
          s.awaitEvent(
              event -> CaptureCases.is(event, EventCode.OBJECT_ADDED),
              c.timing().bound(CaptureCases.PICTURE));
    }
    CaptureCases.own(c, s, before);
    c.require(added.isPresent(), "at least one ObjectAdded", "none", Optional.empty());
    c.check(
        CaptureCases.event(added.get()).transactionId().equals(opened.transactionId()),
        "the TransactionID of InitiateOpenCapture, " + opened.transactionId(),
        CaptureCases.event(added.get()).transactionId().toString(),
        Place.in(added.get(), 10, 13));
    c.check(
        s.awaitEvent(
                event -> CaptureCases.is(event, CaptureCases.CAPTURE_COMPLETE), c.timing().quiet())
            .isEmpty(),
        "no CaptureComplete",
        "CaptureComplete",
        Optional.empty());
  }

  static void other(CaseContext c) {
    ProbeSession s = c.session();
    Answer other = c.given(s.call(GET_STORAGE_IDS));
    c.expect(s.call(TERMINATE_OPEN_CAPTURE, other.transactionId().raw()), INVALID_TRANSACTION_ID);
    c.expect(s.call(TERMINATE_OPEN_CAPTURE, 0x7FFF_FFFF), INVALID_TRANSACTION_ID);
  }

  static void twice(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    Answer opened = c.given(release(c, s));
    Call end = Call.of(TERMINATE_OPEN_CAPTURE, opened.transactionId().raw());
    c.given(s.call(end));
    Answer second = s.call(end);
    s.awaitEvent(event -> CaptureCases.is(event, EventCode.OBJECT_ADDED), c.timing().step());
    CaptureCases.own(c, s, before);
    c.expect(second, Wanted.code(CAPTURE_ALREADY_TERMINATED).tolerate(INVALID_TRANSACTION_ID));
  }

  static void whileBusy(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    Answer opened = c.given(release(c, s));
    Answer second = release(c, s);
    s.call(TERMINATE_OPEN_CAPTURE, opened.transactionId().raw());
    s.awaitEvent(event -> CaptureCases.is(event, EventCode.OBJECT_ADDED), c.timing().step());
    CaptureCases.own(c, s, before);
    c.expect(second, DEVICE_BUSY);
  }

  static void cardFull(CaseContext c) {
    c.hand(new Hand.InsertNewCard(1, 1));
    c.hand(new Hand.FillCard(1, 64 << 10));
    ProbeSession s = c.session();
    Answer opened = release(c, s);
    c.expect(opened, OK, STORE_FULL);
    if (!opened.isOk()) {
      return;
    }
    CaptureCases.belongs(
        c,
        s.awaitEvent(
            event -> CaptureCases.is(event, CaptureCases.STORE_FULL_EVENT),
            c.timing().bound(CaptureCases.PICTURE)),
        opened);
    c.expect(
        s.call(TERMINATE_OPEN_CAPTURE, opened.transactionId().raw()), CAPTURE_ALREADY_TERMINATED);
  }
}
