package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.INITIATE_CAPTURE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_OBJECT_HANDLE;
import static dev.ptpip.protocol.code.ResponseCode.STORE_NOT_AVAILABLE;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Group 22: what events say, and when. */
final class EventMeaningCases {
  private static final EventCode OBJECT_ADDED = new EventCode(0x4002);
  private static final EventCode OBJECT_REMOVED = new EventCode(0x4003);
  private static final EventCode STORE_ADDED = new EventCode(0x4004);
  private static final EventCode STORE_REMOVED = new EventCode(0x4005);
  private static final EventCode PROPERTY_CHANGED = new EventCode(0x4006);
  private static final EventCode OBJECT_INFO_CHANGED = new EventCode(0x4007);
  private static final EventCode DEVICE_INFO_CHANGED = new EventCode(0x4008);
  private static final EventCode STORE_FULL = new EventCode(0x400A);
  private static final EventCode DEVICE_RESET = new EventCode(0x400B);
  private static final EventCode STORAGE_INFO_CHANGED = new EventCode(0x400C);
  private static final EventCode CAPTURE_COMPLETE = new EventCode(0x400D);
  private static final EventCode OBJECT_PROP_CHANGED = new EventCode(0xC801);
  private static final OperationCode RESET_DEVICE = new OperationCode(0x1010);
  private static final DevicePropertyCode COMPRESSION = new DevicePropertyCode(0x5004);
  private static final Duration PICTURE = Duration.ofSeconds(30);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "eventmeaning",
          of(
              "PTP-EVSEM-01",
              "a new card is a StoreAdded, not its objects",
              STORE_ADDED,
              EventMeaningCases::newCard),
          of(
                  "PTP-EVSEM-02",
                  "a deletion on the body is told",
                  OBJECT_REMOVED,
                  EventMeaningCases::deletedByHand)
              .needs(Need.card()),
          of(
                  "PTP-EVSEM-03",
                  "StoreAdded names the store",
                  STORE_ADDED,
                  EventMeaningCases::cardInserted)
              .needs(Need.card()),
          of(
                  "PTP-EVSEM-04",
                  "StoreRemoved names the store",
                  STORE_REMOVED,
                  EventMeaningCases::cardRemoved)
              .needs(Need.card()),
          of(
              "PTP-EVSEM-05",
              "DevicePropChanged names the property",
              PROPERTY_CHANGED,
              EventMeaningCases::dial),
          of(
                  "PTP-EVSEM-06",
                  "ObjectInfoChanged names the object",
                  OBJECT_INFO_CHANGED,
                  EventMeaningCases::protectedByHand)
              .needs(Need.card()),
          ConformanceCase.passive(
                  "PTP-EVSEM-07",
                  "DeviceInfoChanged has no parameters",
                  EventMeaningCases::noParameters)
              .provokedBy(
                  Permission.READ,
                  EventMeaningCases::anotherMode,
                  Need.event(DEVICE_INFO_CHANGED),
                  Need.property(DevicePropertyCode.FUNCTIONAL_MODE),
                  Need.hand()),
          of("PTP-EVSEM-09", "StoreFull names the store", STORE_FULL, EventMeaningCases::cardFull)
              .needs(Need.operation(INITIATE_CAPTURE), Need.card()),
          of(
                  "PTP-EVSEM-10",
                  "DeviceReset goes to the others",
                  DEVICE_RESET,
                  EventMeaningCases::reset)
              .needs(Need.operation(RESET_DEVICE)),
          of(
                  "PTP-EVSEM-11",
                  "StorageInfoChanged names the store",
                  STORAGE_INFO_CHANGED,
                  EventMeaningCases::roomChanges)
              .needs(Need.property(COMPRESSION), Need.card()),
          ConformanceCase.of(
                  "PTP-EVSEM-12",
                  "CaptureComplete belongs to InitiateCapture",
                  EventMeaningCases::captureComplete)
              .needs(Need.event(CAPTURE_COMPLETE), Need.operation(INITIATE_CAPTURE), Need.card()),
          of(
                  "MTP-EVSEM-14",
                  "ObjectPropChanged names object and property",
                  OBJECT_PROP_CHANGED,
                  EventMeaningCases::objectPropertyChanged)
              .needs(Need.card()));

  private EventMeaningCases() {}

  private static ConformanceCase of(String id, String title, EventCode event, CaseBody body) {
    return ConformanceCase.of(id, title, body).needs(Need.event(event));
  }

  private static Received event(CaseContext c, ProbeSession s, EventCode code, String why) {
    return s.awaitEvent(event -> event.event().equals(code), c.timing().step())
        .orElseThrow(
            () -> c.fail("event " + Words.of(code) + " " + why, "no such event", Optional.empty()));
  }

  private static int parameter(Received received, int number) {
    return received.packet() instanceof Event event ? event.parameter(number) : 0;
  }

  private static void names(CaseContext c, Received received, int number, int wanted) {
    c.check(
        parameter(received, number) == wanted,
        "parameter " + number + " = " + Words.hex(wanted, 8),
        Words.hex(parameter(received, number), 8),
        Place.in(received, 10 + 4 * number, 13 + 4 * number));
  }

  private static void newCard(CaseContext c) {
    ProbeSession s = c.session();
    s.drainEvents(Duration.ZERO);
    c.hand(new Hand.InsertNewCard(1, 0));
    event(c, s, STORE_ADDED, "for a card that is put in");
    boolean objects =
        s.awaitEvent(event -> event.event().equals(OBJECT_ADDED), c.timing().quiet()).isPresent();
    c.check(!objects, "no ObjectAdded for what is on it", "ObjectAdded", Optional.empty());
  }

  private static void deletedByHand(CaseContext c) {
    ProbeSession s = c.session();
    ObjectHandle file =
        c.facts().supports(OperationCode.SEND_OBJECT_INFO)
            ? Card.upload(c, Uploads.session(c), "JUDGE22A.DAT", Uploads.content(10))
            : Card.first(c, s, "file", entry -> !entry.isFolder()).handle();
    s.drainEvents(Duration.ZERO);
    c.hand(new Hand.DeleteObject(file));
    c.deleted(file);
    names(c, event(c, s, OBJECT_REMOVED, "for a deletion on the body"), 1, file.raw());
    c.expect(s.call(GET_OBJECT_INFO, file.raw()), INVALID_OBJECT_HANDLE);
  }

  private static void cardInserted(CaseContext c) {
    ProbeSession s = c.session();
    StorageId store = Card.stores(c).get(0);
    c.hand(new Hand.EjectCard(1));
    s.drainEvents(Duration.ZERO);
    c.hand(new Hand.InsertCard(1));
    Received added = event(c, s, STORE_ADDED, "for a card that is put back");
    int named = parameter(added, 1);
    c.check(
        named == 0 || named >>> 16 == store.raw() >>> 16,
        "parameter 1 = a store of slot " + (store.raw() >>> 16) + ", or 0",
        Words.hex(named, 8),
        Place.in(added, 14, 17));
  }

  private static void cardRemoved(CaseContext c) {
    ProbeSession s = c.session();
    StorageId store = Card.stores(c).get(0);
    List<ObjectHandle> handles = Card.all(c, s);
    s.drainEvents(Duration.ZERO);
    c.hand(new Hand.EjectCard(1));
    Received removed = event(c, s, STORE_REMOVED, "for a card that is taken out");
    int named = parameter(removed, 1);
    c.check(
        named == store.raw() || named == (store.raw() | 0xFFFF),
        "parameter 1 = " + Words.hex(store.raw(), 8) + ", or 0xFFFF in its lower half",
        Words.hex(named, 8),
        Place.in(removed, 14, 17));
    if (!handles.isEmpty()) {
      c.expect(
          s.call(GET_OBJECT_INFO, handles.get(0).raw()),
          INVALID_OBJECT_HANDLE,
          STORE_NOT_AVAILABLE);
    }
  }

  private static void dial(CaseContext c) {
    ProbeSession s = c.session();
    DevicePropertyCode property = Settings.choices(c, s).get(0).code();
    s.drainEvents(Duration.ZERO);
    c.hand(new Hand.Turn(property));
    names(c, event(c, s, PROPERTY_CHANGED, "for a dial that is turned"), 1, property.raw());
  }

  private static void protectedByHand(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry file =
        Card.first(c, s, "file", entry -> !entry.isFolder() && entry.info().protectionCode() == 0);
    s.drainEvents(Duration.ZERO);
    c.hand(new Hand.ProtectObject(file.handle()));
    Received changed = event(c, s, OBJECT_INFO_CHANGED, "for an object protected on the body");
    names(c, changed, 1, file.handle().raw());
  }

  private static void anotherMode(CaseContext c) {
    ProbeSession s = c.session();
    c.hand(new Hand.Turn(DevicePropertyCode.FUNCTIONAL_MODE));
    s.awaitEvent(event -> event.event().equals(DEVICE_INFO_CHANGED), c.timing().step());
  }

  private static void noParameters(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      if (frame.kind().isReceived()
          && frame.packet().orElse(null) instanceof Event event
          && event.event().equals(DEVICE_INFO_CHANGED)) {
        found.judged();
        if (event.parameters().stream().anyMatch(parameter -> parameter != 0)) {
          found.mismatch(frame, 14, 25, "no parameters, or 0", "parameters " + event.parameters());
        }
      }
    }
  }

  private static void cardFull(CaseContext c) {
    c.hand(new Hand.InsertNewCard(1, 1));
    c.hand(new Hand.FillCard(1, 64 << 10));
    ProbeSession s = c.session();
    s.drainEvents(Duration.ZERO);
    c.shot();
    Answer answer = s.call(INITIATE_CAPTURE, 0, 0);
    if (!answer.isOk()) {
      throw c.stopNotApplicable(
          "a full card is refused at once, there is no event: " + answer.describe());
    }
    Received full =
        s.awaitEvent(event -> event.event().equals(STORE_FULL), c.timing().bound(PICTURE))
            .orElseThrow(() -> c.fail("event StoreFull", "no such event", Optional.empty()));
    int named = parameter(full, 1);
    c.check(
        named >>> 16 == Card.stores(c).get(0).raw() >>> 16,
        "parameter 1 = the StorageID",
        Words.hex(named, 8),
        Place.in(full, 14, 17));
  }

  private static void reset(CaseContext c) {
    ProbeSession s = c.session();
    Attempt other = c.attempt(c.stranger());
    ProbeSession witness =
        other
            .session()
            .orElseThrow(() -> c.stopNotApplicable("there is one session at a time only"));
    c.given(witness.call(OperationCode.OPEN_SESSION, 2));
    c.given(s.call(RESET_DEVICE));
    event(c, witness, DEVICE_RESET, "for the other session");
    c.check(
        s.awaitEvent(event -> event.event().equals(DEVICE_RESET), c.timing().quiet()).isEmpty(),
        "no DeviceReset for the session that asked",
        "DeviceReset",
        Optional.empty());
  }

  private static void roomChanges(CaseContext c) {
    ProbeSession s = c.session();
    StorageId store = Card.stores(c).get(0);
    s.drainEvents(c.timing().quiet());
    c.hand(new Hand.Turn(COMPRESSION));
    Received changed = event(c, s, STORAGE_INFO_CHANGED, "for another picture quality");
    names(c, changed, 1, store.raw());
  }

  private static void captureComplete(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    s.drainEvents(Duration.ZERO);
    c.shot();
    Answer answer = c.given(s.call(INITIATE_CAPTURE, 0, 0));
    Optional<Received> complete =
        s.awaitEvent(event -> event.event().equals(CAPTURE_COMPLETE), c.timing().bound(PICTURE));
    for (ObjectHandle handle : Card.all(c, s)) {
      if (!before.contains(handle) && !Card.entry(c, s, handle).isFolder()) {
        c.made(handle);
      }
    }
    c.require(complete.isPresent(), "CaptureComplete", "none", Optional.empty());
    int named = parameter(complete.get(), 1);
    c.prefer(
        named == answer.transactionId().raw(),
        "parameter 1 = " + answer.transactionId() + ", the TransactionID of InitiateCapture",
        Words.hex(named, 8),
        Place.in(complete.get(), 14, 17));
  }

  private static void objectPropertyChanged(CaseContext c) {
    ProbeSession s = c.session();
    Card.Entry file =
        Card.first(c, s, "file", entry -> !entry.isFolder() && entry.info().protectionCode() == 0);
    s.drainEvents(Duration.ZERO);
    c.hand(new Hand.ProtectObject(file.handle()));
    Received changed = event(c, s, OBJECT_PROP_CHANGED, "for an object protected on the body");
    names(c, changed, 1, file.handle().raw());
  }
}
