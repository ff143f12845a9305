package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.INITIATE_CAPTURE;
import static dev.ptpip.protocol.code.OperationCode.SET_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.OperationCode.TERMINATE_OPEN_CAPTURE;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_CODE_FORMAT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_FORMAT_CODE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_STORAGE_ID;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.STORE_FULL;
import static dev.ptpip.protocol.code.ResponseCode.STORE_NOT_AVAILABLE;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.value.ObjectHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Group 16: InitiateCapture, InitiateOpenCapture, TerminateOpenCapture. */
final class CaptureCases {
  static final EventCode STORE_FULL_EVENT = new EventCode(0x400A);
  static final EventCode CAPTURE_COMPLETE = new EventCode(0x400D);
  private static final DevicePropertyCode CAPTURE_MODE = new DevicePropertyCode(0x5013);
  private static final DevicePropertyCode BURST_NUMBER = new DevicePropertyCode(0x5018);
  private static final DevicePropertyCode CAPTURE_DELAY = new DevicePropertyCode(0x5012);
  private static final Bytes BURST = Bytes.of(2, 0);

  /** As long as the standard's test lets a picture take. */
  static final Duration PICTURE = Duration.ofSeconds(30);

  /** What CaptureDelay is set to. */
  private static final Duration DELAY = Duration.ofSeconds(1);

  /** Pictures of one release that are waited for. */
  private static final int MOST_PICTURES = 20;

  /** What the two connections of a camera may be apart. */
  private static final Duration SHORTLY = Duration.ofMillis(20);

  /** Pictures that a camera gets to answer one of them at once. */
  private static final int TRIES = 3;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "capture",
          of("PTP-CAPT-01", "InitiateCapture is answered at once", CaptureCases::accepted),
          of("PTP-CAPT-02", "each new object has its ObjectAdded", CaptureCases::objectAdded),
          of("PTP-CAPT-03", "CaptureComplete comes last", CaptureCases::complete)
              .needs(Need.event(CAPTURE_COMPLETE)),
          of("PTP-CAPT-04", "a full card is told, and ends the capture", CaptureCases::cardFull)
              .needs(Need.event(STORE_FULL_EVENT), Need.hand()),
          of("PTP-CAPT-05", "a second capture waits for the first", CaptureCases::whileBusy),
          of("PTP-CAPT-06", "a store that can't be used is refused", CaptureCases::badStore)
              .controlled(Controls.SESSION),
          of("PTP-CAPT-07", "a format that is not made is refused", CaptureCases::badFormat)
              .controlled(Controls.SESSION),
          ConformanceCase.passive(
                  "PTP-CAPT-08", "a capture brings no other events", CapturePassive::otherEvents)
              .provokedBy(
                  Permission.SHOOT,
                  CaptureCases::picture,
                  Need.operation(INITIATE_CAPTURE),
                  Need.card()),
          of("PTP-CAPT-09", "a burst makes as many objects as it says", CaptureCases::burst)
              .needs(Need.property(CAPTURE_MODE), Need.property(BURST_NUMBER)),
          OpenCaptureCases.of(
              "PTP-CAPT-10", "an open capture ends when told", OpenCaptureCases::ended),
          ConformanceCase.of(
                  "PTP-CAPT-11", "only an open capture can be terminated", OpenCaptureCases::other)
              .needs(Need.operation(TERMINATE_OPEN_CAPTURE))
              .controlled(Controls.SESSION),
          OpenCaptureCases.of("PTP-CAPT-12", "an open capture ends once", OpenCaptureCases::twice),
          OpenCaptureCases.of(
              "PTP-CAPT-13", "an open capture waits for its turn", OpenCaptureCases::whileBusy),
          OpenCaptureCases.of(
                  "PTP-CAPT-14", "a full card ends an open capture", OpenCaptureCases::cardFull)
              .needs(Need.hand()),
          of("PTP-CAPT-15", "CaptureDelay delays", CaptureCases::delayed)
              .needs(Need.property(CAPTURE_DELAY), Need.operation(SET_DEVICE_PROP_VALUE)));

  private CaptureCases() {}

  private static ConformanceCase of(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body).needs(Need.operation(INITIATE_CAPTURE), Need.card());
  }

  /** A picture that was asked for, with what was told of it. */
  private record Shot(Answer answer, List<Received> added, Optional<Received> complete) {}

  private static Answer release(CaseContext c, ProbeSession s) {
    c.shot();
    return s.call(INITIATE_CAPTURE, 0, 0);
  }

  static boolean is(Event event, EventCode code) {
    return event.event().equals(code);
  }

  /** Takes a picture and waits for its events; new objects are ours from then on. */
  private static Shot shoot(CaseContext c, ProbeSession s) {
    List<ObjectHandle> before = Card.all(c, s);
    s.drainEvents(Duration.ZERO);
    Answer answer = release(c, s);
    c.given(answer);
    List<Received> added = new ArrayList<>();
    Optional<Received> next =
        s.awaitEvent(
            event -> is(event, EventCode.OBJECT_ADDED) || is(event, CAPTURE_COMPLETE),
            c.timing().bound(PICTURE));
    while (next.isPresent()
        && next.get().packet() instanceof Event event
        && is(event, EventCode.OBJECT_ADDED)
        && added.size() < MOST_PICTURES) {
      added.add(next.get());
      next =
          s.awaitEvent(
              later -> is(later, EventCode.OBJECT_ADDED) || is(later, CAPTURE_COMPLETE),
              c.timing().step());
    }
    own(c, s, before);
    return new Shot(
        answer,
        added,
        next.filter(last -> last.packet() instanceof Event event && is(event, CAPTURE_COMPLETE)));
  }

  static void own(CaseContext c, ProbeSession s, List<ObjectHandle> before) {
    for (ObjectHandle handle : Card.all(c, s)) {
      if (!before.contains(handle) && !Card.entry(c, s, handle).isFolder()) {
        c.made(handle);
      }
    }
  }

  static Event event(Received received) {
    if (received.packet() instanceof Event event) {
      return event;
    }
    throw new IllegalStateException("no event: " + received);
  }

  private static int parameter(Event event) {
    return event.parameters().isEmpty() ? 0 : event.parameters().get(0);
  }

  /**
   * A camera that answers when all is done has not answered at once. The events come on a
   * connection of their own, so that they can overtake the response: shortly before it is
   * tolerated, and who seems to answer late is asked again.
   */
  private static void accepted(CaseContext c) {
    ProbeSession s = c.session();
    Optional<Received> overtaking = overtaking(c, s);
    for (int again = 1; again < TRIES && overtaking.isPresent(); again++) {
      c.note("CaptureComplete came before the response; once more");
      overtaking = overtaking(c, s);
    }
    overtaking.ifPresent(
        last ->
            c.check(
                false,
                "the response before CaptureComplete",
                "CaptureComplete before the response, " + TRIES + " times",
                Place.all(last)));
  }

  /** Takes a picture; its CaptureComplete if that came well before the response. */
  private static Optional<Received> overtaking(CaseContext c, ProbeSession s) {
    List<ObjectHandle> before = Card.all(c, s);
    s.drainEvents(Duration.ZERO);
    Answer answer = c.expectOk(release(c, s));
    Optional<Received> told =
        s.awaitEvent(
            event -> is(event, EventCode.OBJECT_ADDED) || is(event, CAPTURE_COMPLETE),
            c.timing().bound(PICTURE));
    Optional<Received> complete = told.filter(first -> is(event(first), CAPTURE_COMPLETE));
    if (told.isPresent() && complete.isEmpty()) {
      complete = Captured.settle(c, s);
    }
    own(c, s, before);
    c.check(
        told.isPresent(), "an event about the capture within 30 s", "no event", Optional.empty());
    return complete.filter(last -> isWellBefore(last, answer));
  }

  private static boolean isWellBefore(Received event, Answer answer) {
    return answer.end() instanceof Received response
        && response.frame().at().minus(event.frame().at()).compareTo(SHORTLY) > 0;
  }

  private static void objectAdded(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    Shot shot = shoot(c, s);
    c.require(!shot.added().isEmpty(), "ObjectAdded within 30 s", "none", Optional.empty());
    for (Received received : shot.added()) {
      Event event = event(received);
      c.check(
          event.transactionId().equals(shot.answer().transactionId()),
          "the TransactionID of InitiateCapture, " + shot.answer().transactionId(),
          event.transactionId().toString(),
          Place.in(received, 10, 13));
      c.expectOk(s.call(OperationCode.GET_OBJECT_INFO, parameter(event)));
    }
    long files =
        Card.all(c, s).stream()
            .filter(handle -> !before.contains(handle))
            .filter(handle -> !Card.entry(c, s, handle).isFolder())
            .count();
    c.check(
        files == shot.added().size(),
        "one ObjectAdded for each of " + files + " new objects",
        shot.added().size() + " events",
        Optional.empty());
  }

  private static void complete(CaseContext c) {
    ProbeSession s = c.session();
    Shot shot = shoot(c, s);
    c.require(
        shot.complete().isPresent(),
        "CaptureComplete behind " + shot.added().size() + " ObjectAdded",
        "none",
        Optional.empty());
    Received received = shot.complete().get();
    int named = parameter(event(received));
    c.prefer(
        named == shot.answer().transactionId().raw(),
        "parameter 1 = " + shot.answer().transactionId() + ", the TransactionID",
        Words.hex(named, 8),
        Place.in(received, 14, 17));
  }

  private static void cardFull(CaseContext c) {
    c.hand(new Hand.InsertNewCard(1, 1));
    c.hand(new Hand.FillCard(1, 64 << 10));
    ProbeSession s = c.session();
    s.drainEvents(Duration.ZERO);
    Answer answer = release(c, s);
    c.expect(answer, OK, STORE_FULL);
    if (!answer.isOk()) {
      c.note("the capture was refused at once: " + answer.describe());
      return;
    }
    Optional<Received> full =
        s.awaitEvent(event -> is(event, STORE_FULL_EVENT), c.timing().bound(PICTURE));
    belongs(c, full, answer);
    c.check(
        s.awaitEvent(event -> is(event, CAPTURE_COMPLETE), c.timing().quiet()).isEmpty(),
        "no CaptureComplete",
        "CaptureComplete",
        Optional.empty());
  }

  /** StoreFull has to come, and to name the transaction of the capture. */
  static void belongs(CaseContext c, Optional<Received> full, Answer capture) {
    c.check(full.isPresent(), "event StoreFull", "no such event", Optional.empty());
    full.ifPresent(
        received ->
            c.check(
                event(received).transactionId().equals(capture.transactionId()),
                "the TransactionID of the capture, " + capture.transactionId(),
                event(received).transactionId().toString(),
                Place.in(received, 10, 13)));
  }

  private static void whileBusy(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    c.given(release(c, s));
    Answer second = release(c, s);
    Captured.settle(c, s);
    own(c, s, before);
    c.expect(second, DEVICE_BUSY);
  }

  private static void badStore(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(
        s.call(INITIATE_CAPTURE, Card.UNKNOWN_STORE, 0),
        Wanted.code(INVALID_STORAGE_ID, STORE_NOT_AVAILABLE));
    if (c.target().hand().isPresent()) {
      c.hand(new Hand.EjectCard(1));
      c.expect(s.call(INITIATE_CAPTURE, 0, 0), STORE_NOT_AVAILABLE);
    }
  }

  private static void badFormat(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(s.call(INITIATE_CAPTURE, 0, 0x300B), INVALID_OBJECT_FORMAT_CODE);
    c.expect(s.call(INITIATE_CAPTURE, 0, 0x5001), INVALID_CODE_FORMAT, INVALID_OBJECT_FORMAT_CODE);
  }

  private static void picture(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    c.given(release(c, s));
    Captured.settle(c, s);
    own(c, s, before);
  }

  private static void burst(CaseContext c) {
    ProbeSession s = c.session();
    if (!c.set(s, CAPTURE_MODE, BURST).isOk() || !c.set(s, BURST_NUMBER, Bytes.of(3, 0)).isOk()) {
      throw c.stopNotApplicable("the camera can't be set to a burst of 3 now");
    }
    Shot shot = shoot(c, s);
    c.check(
        shot.added().size() % 3 == 0 && !shot.added().isEmpty(),
        "3 pictures, each with its ObjectAdded",
        shot.added().size() + " ObjectAdded",
        Optional.empty());
    c.check(
        shot.complete().isPresent(), "one CaptureComplete behind them", "none", Optional.empty());
  }

  /** A slow camera takes a second by itself: what counts is how much longer it takes. */
  private static void delayed(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    Optional<Duration> usual = untilAdded(c, s, Bytes.of(0, 0, 0, 0));
    Optional<Duration> delayed = untilAdded(c, s, Bytes.of(0xE8, 3, 0, 0));
    own(c, s, before);
    c.require(
        usual.isPresent() && delayed.isPresent(),
        "ObjectAdded each time",
        "none",
        Optional.empty());
    c.check(
        delayed.get().compareTo(DELAY) >= 0
            && delayed.get().minus(usual.get()).compareTo(DELAY.dividedBy(2)) >= 0,
        "ObjectAdded 1 s after the response or later, and later than without delay",
        "after " + Words.time(delayed.get()) + ", without delay after " + Words.time(usual.get()),
        Optional.empty());
  }

  /** How long a picture takes with such a CaptureDelay, from the request to its ObjectAdded. */
  private static Optional<Duration> untilAdded(CaseContext c, ProbeSession s, Bytes delay) {
    if (!c.set(s, CAPTURE_DELAY, delay).isOk()) {
      throw c.stopNotApplicable("CaptureDelay can't be set now");
    }
    s.drainEvents(Duration.ZERO);
    long begun = Pace.nanos();
    c.given(release(c, s));
    Optional<Received> added =
        s.awaitEvent(event -> is(event, EventCode.OBJECT_ADDED), c.timing().bound(PICTURE));
    Duration took = Pace.since(begun);
    if (c.facts().supports(CAPTURE_COMPLETE)) {
      s.awaitEvent(event -> is(event, CAPTURE_COMPLETE), c.timing().step());
    }
    return added.map(event -> took);
  }
}
