package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.CLOSE_SESSION;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Observation.Received;
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
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Group 6: how events travel. */
final class EventCases {
  private static final EventCode CANCEL_TRANSACTION = new EventCode(0x4001);
  private static final EventCode PROPERTY_CHANGED = new EventCode(0x4006);
  private static final Duration EVENT_TIME = Duration.ofSeconds(3);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "event",
          ConformanceCase.passive(
                  "PTPIP-EVT-01", "events come on the Event connection only", EventCases::lane)
              .provokedBy(Permission.READ, EventCases::turnSomething, Need.hand()),
          ConformanceCase.passive(
                  "PTPIP-EVT-02", "an event has at most three parameters", EventCases::length)
              .provokedBy(Permission.READ, EventCases::turnSomething, Need.hand()),
          ConformanceCase.of(
              "PTP-EVT-03",
              "an event that no transaction caused has id 0xFFFFFFFF",
              EventCases::idOfNobody),
          ConformanceCase.of(
              "PTP-EVT-04", "events are sent within a session only", EventCases::withinSession),
          ConformanceCase.passive(
                  "PTP-EVT-08", "every event that comes is listed", EventCases::listed)
              .provokedBy(Permission.READ, EventCases::turnSomething, Need.hand()),
          ConformanceCase.of("PTP-EVT-09", "an event from us does no harm", EventCases::eventFromUs)
              .controlled(Controls.SESSION));

  private EventCases() {}

  private static boolean isEvent(Frame frame) {
    return frame.kind().isReceived()
        && frame.typeCode().filter(type -> type == PacketType.EVENT.code()).isPresent();
  }

  private static void lane(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      if (isEvent(frame)) {
        found.judged();
        if (frame.lane() != Lane.EVENT) {
          found.mismatch(frame, 4, 7, "an event on the Event connection", "on the other one");
        }
      }
    }
  }

  private static void length(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      if (isEvent(frame)) {
        found.judged();
        if (frame.length() < 14 || frame.length() > 26 || frame.length() % 4 != 2) {
          found.mismatch(frame, 0, 3, "14, 18, 22 or 26 bytes", frame.length() + " bytes");
        }
      }
    }
  }

  private static void listed(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      if (!isEvent(frame) || found.facts().info().isEmpty()) {
        continue;
      }
      Optional<EventCode> code =
          frame.packet().filter(Event.class::isInstance).map(Event.class::cast).map(Event::event);
      if (code.isEmpty()) {
        continue;
      }
      found.judged();
      if (!found.facts().supports(code.get())) {
        String wanted = "an event of EventsSupported";
        if (code.get().raw() >= 0xC000) {
          found.tolerated(frame, 8, 9, wanted, Words.of(code.get()));
        } else {
          found.mismatch(frame, 8, 9, wanted, Words.of(code.get()));
        }
      }
    }
  }

  /** Makes the target send an event, for rules that look on. */
  private static void turnSomething(CaseContext c) {
    turned(c, c.session(), Properties.settable(c, c.session()), c.timing().bound(EVENT_TIME));
  }

  private static Optional<Received> turned(
      CaseContext c, ProbeSession s, Properties.Settable property, Duration patience) {
    c.hand(new Hand.Turn(property.code()));
    return s.awaitEvent(event -> event.event().equals(PROPERTY_CHANGED), patience);
  }

  private static void idOfNobody(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    Received received =
        turned(c, s, property, c.timing().bound(EVENT_TIME))
            .orElseThrow(() -> c.stop("no DevicePropChanged came"));
    TransactionId id = ((Event) received.packet()).transactionId();
    c.prefer(!id.equals(TransactionId.NONE), "id 0xFFFFFFFF", "id 0", Place.in(received, 10, 13));
    c.check(
        id.equals(TransactionId.ANY) || id.equals(TransactionId.NONE),
        "id 0xFFFFFFFF",
        "id " + id,
        Place.in(received, 10, 13));
  }

  private static void withinSession(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    c.given(s.call(CLOSE_SESSION));
    Optional<Received> after = turned(c, s, property, c.timing().listen(EVENT_TIME));
    c.check(
        after.isEmpty(),
        "no event behind CloseSession",
        after.map(Received::describe).orElse(""),
        after.flatMap(Place::all));
    c.leave(s);
    ProbeSession fresh = c.handshake();
    Optional<Received> before = turned(c, fresh, property, c.timing().listen(EVENT_TIME));
    c.check(
        before.isEmpty(),
        "no event before OpenSession",
        before.map(Received::describe).orElse(""),
        before.flatMap(Place::all));
  }

  private static void eventFromUs(CaseContext c) {
    ProbeSession s = c.session();
    s.event().sendWrong(new Event(CANCEL_TRANSACTION, TransactionId.ANY, List.of()));
    c.expectOk(s.call(Requests.harmless(c)));
    Observation after = s.nextButEvents(c.timing().quiet());
    c.check(!after.isEnd(), "the Event connection stays", after.describe(), Place.all(after));
  }
}
