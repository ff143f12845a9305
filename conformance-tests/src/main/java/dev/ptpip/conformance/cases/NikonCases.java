package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.INITIATE_CAPTURE;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.protocol.vendor.nikon.NikonOperations.DEVICE_READY;
import static dev.ptpip.protocol.vendor.nikon.NikonOperations.END_LIVE_VIEW;
import static dev.ptpip.protocol.vendor.nikon.NikonOperations.END_MOVIE_REC;
import static dev.ptpip.protocol.vendor.nikon.NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA;
import static dev.ptpip.protocol.vendor.nikon.NikonOperations.START_LIVE_VIEW;
import static dev.ptpip.protocol.vendor.nikon.NikonOperations.START_MOVIE_REC_IN_CARD;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Group 25: what Nikon bodies were seen to do. A mismatch is a difference, never a failure. */
final class NikonCases {
  private static final EventCode PROPERTY_CHANGED = new EventCode(0x4006);
  private static final TransactionId ANY = new TransactionId(0x1234);
  private static final Duration WORK = Duration.ofSeconds(30);
  private static final Duration MOVIE = Duration.ofSeconds(2);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
  private static final int SIGNS = 3;
  private static final int MOST_POLLS = 2000;
  private static final int MTP = 0xFFFF_FFFF;
  private static final int MICROSOFT = 6;
  private static final int NIKON = 10;
  private static final DevicePropertyCode APPLICATION_MODE = NikonProperties.APPLICATION_MODE;
  private static final Bytes ON = Bytes.of(1);
  private static final int NO_AUTOFOCUS = 0xFFFF_FFFF;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "nikon",
          ConformanceCase.of(
                  "NIKON-OBS-01",
                  "data travels in Start_Data and one End_Data",
                  NikonCases::oneEndData)
              .withoutHand()
              .needs(Need.operation(GET_OBJECT), Need.card()),
          ConformanceCase.of(
                  "NIKON-OBS-02",
                  "any transaction id is accepted and comes back",
                  NikonCases::anyTransactionId)
              .withoutHand()
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "NIKON-OBS-03",
                  NikonOperations.GET_EVENT,
                  "GetEvent gives each event once, with one parameter",
                  c -> EventLists.judge(c, EventLists.Form.PLAIN))
              .withoutHand()
              .needs(Need.operation(NikonOperations.GET_EVENT)),
          ConformanceCase.of(
                  "NIKON-OBS-03",
                  NikonOperations.GET_EVENT_EX,
                  "GetEventEx gives each event once, with its parameters",
                  c -> EventLists.judge(c, EventLists.Form.EXTENDED))
              .withoutHand()
              .needs(Need.operation(NikonOperations.GET_EVENT_EX)),
          ConformanceCase.of(
                  "NIKON-OBS-04",
                  PROPERTY_CHANGED,
                  "a dial that is turned is told on the Event connection",
                  NikonCases::dial)
              .needs(Need.event(PROPERTY_CHANGED)),
          ConformanceCase.of(
                  "NIKON-OBS-04",
                  NikonEvents.MOVIE_RECORD_STARTED,
                  "begin and end of a movie are told on the Event connection",
                  NikonCases::movie)
              .withoutHand()
              .allow(Permission.SHOOT)
              .needs(
                  Need.event(NikonEvents.MOVIE_RECORD_STARTED),
                  Need.event(NikonEvents.MOVIE_RECORD_COMPLETE),
                  Need.operation(START_LIVE_VIEW),
                  Need.operation(START_MOVIE_REC_IN_CARD),
                  Need.operation(END_MOVIE_REC),
                  Need.card()),
          ConformanceCase.of(
                  "NIKON-OBS-06",
                  "unpaired",
                  "an initiator that is not paired gets Init_Fail 1",
                  NikonCases::unpaired)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "NIKON-OBS-06",
                  "taken",
                  "an initiator that finds the place taken gets Init_Fail 2",
                  NikonCases::taken)
              .withoutHand()
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "NIKON-OBS-08", "an operation every 5 s keeps a session", NikonCases::keptAlive)
              .withoutHand(),
          ConformanceCase.of(
                  "NIKON-OBS-09",
                  "DeviceInfo names the extension as Nikon bodies do",
                  NikonCases::extension)
              .withoutHand(),
          ConformanceCase.of(
                  "NIKON-OBS-10",
                  "DeviceReady tells when a capture is over",
                  NikonCases::deviceReady)
              .withoutHand()
              .allow(Permission.SHOOT)
              .needs(Need.operation(DEVICE_READY), Need.operation(INITIATE_CAPTURE), Need.card()));

  private NikonCases() {}

  // ---- data and transactions

  private static void oneEndData(CaseContext c) {
    ProbeSession s = c.session();
    oneEndData(c, c.given(s.call(GET_DEVICE_INFO)));
    oneEndData(c, c.given(s.call(GET_OBJECT, Objects.smallest(c, s).handle().raw())));
  }

  private static void oneEndData(CaseContext c, Answer answer) {
    Optional<Received> first =
        answer.packets().stream().filter(each -> each.packet() instanceof Data).findFirst();
    c.check(
        first.isEmpty(),
        "Start_Data, End_Data with everything, Operation_Response",
        "Data packets; the data of "
            + answer.call().describe()
            + " has "
            + answer.dataLength()
            + " bytes",
        first.flatMap(Place::all));
  }

  private static void anyTransactionId(CaseContext c) {
    ProbeSession s = c.handshake();
    echoed(c, s.call(Call.of(GET_DEVICE_INFO).withId(new TransactionId(1))));
    echoed(c, s.call(Call.of(OPEN_SESSION, 1).withId(new TransactionId(1))));
    echoed(c, s.call(Call.of(GET_DEVICE_INFO).withId(ANY)));
    c.leave(s);
  }

  private static void echoed(CaseContext c, Answer answer) {
    c.expectOk(answer);
    answer
        .response()
        .ifPresent(
            response ->
                c.check(
                    response.transactionId().equals(answer.transactionId()),
                    "TransactionID " + answer.transactionId() + ", as it was asked for",
                    "TransactionID " + response.transactionId(),
                    Place.in(answer.end(), 10, 13)));
  }

  // ---- events

  private static Received event(CaseContext c, ProbeSession s, EventCode code, String when) {
    return s.awaitEvent(event -> event.event().equals(code), c.timing().step())
        .orElseThrow(
            () ->
                c.fail(
                    "event " + Words.of(code) + " on the Event connection " + when,
                    "no such event",
                    Optional.empty()));
  }

  private static void dial(CaseContext c) {
    ProbeSession s = c.session();
    DevicePropertyCode property = Settings.choices(c, s).get(0).code();
    s.drainEvents(Duration.ZERO);
    c.hand(new Hand.Turn(property));
    Received told = event(c, s, PROPERTY_CHANGED, "when a dial is turned");
    int named = told.packet() instanceof Event event ? event.parameter(1) : 0;
    c.check(
        named == property.raw(),
        "parameter 1 = " + Words.hex(property.raw(), 8),
        Words.hex(named, 8),
        Place.in(told, 14, 17));
  }

  private static void movie(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    if (Settings.describe(c, s, APPLICATION_MODE).isPresent()) {
      c.given(c.set(s, APPLICATION_MODE, ON));
    }
    c.given(s.call(START_LIVE_VIEW));
    ready(c, s);
    s.drainEvents(Duration.ZERO);
    c.shot();
    Answer started = s.call(START_MOVIE_REC_IN_CARD);
    if (!started.isOk()) {
      s.call(END_LIVE_VIEW);
      throw c.stopNotApplicable("the body records no movie now: " + started.describe());
    }
    try {
      event(c, s, NikonEvents.MOVIE_RECORD_STARTED, "when a movie begins");
      c.pass(c.target().kind() == Target.Kind.SIMULATOR ? Duration.ofMillis(20) : MOVIE);
    } finally {
      s.call(END_MOVIE_REC);
    }
    event(c, s, NikonEvents.MOVIE_RECORD_COMPLETE, "when a movie ends");
    ready(c, s);
    s.call(END_LIVE_VIEW);
    Captured.own(c, s, before);
  }

  // ---- who is let in, and stays

  private static void unpaired(CaseContext c) {
    c.hand(new Hand.RequirePairing());
    refused(c, c.attempt(c.stranger()), InitFail.Reason.REJECTED_INITIATOR);
  }

  private static void taken(CaseContext c) {
    ProbeSession s = c.session();
    Attempt other = c.attempt(c.stranger());
    if (other.session().isPresent()) {
      throw c.stopNotApplicable("both are served at the same time");
    }
    refused(c, other, InitFail.Reason.BUSY);
    c.given(s.call(Requests.harmless(c)));
  }

  private static void refused(CaseContext c, Attempt attempt, InitFail.Reason reason) {
    Observation answer = attempt.commandAnswer();
    InitFail fail = c.expect(answer, InitFail.class, "Init_Fail, reason " + reason.code());
    c.check(
        fail.reasonCode() == reason.code(),
        "reason " + reason.code(),
        "reason " + fail.reasonCode(),
        Place.in(answer, 8, 11));
  }

  private static void keptAlive(CaseContext c) {
    ProbeSession s = c.session();
    for (int i = 0; i < SIGNS; i++) {
      Pace.pass(c.timing().listen(SIGN_OF_LIFE));
      c.expectOk(s.call(Requests.harmless(c)));
    }
  }

  // ---- what it is, and whether it is ready

  private static void extension(CaseContext c) {
    Answer answer = c.given(c.session().call(GET_DEVICE_INFO));
    DeviceInfo info = Card.decode(c, answer, "DeviceInfo", DeviceInfo::decode);
    c.check(
        info.standardVersion() == 100,
        "StandardVersion 100",
        "StandardVersion " + info.standardVersion(),
        Requests.dataPlace(answer));
    String text = info.vendorExtensionDesc();
    boolean known =
        switch (info.vendorExtensionId()) {
          case MTP -> text.startsWith("Microsoft.com/DeviceServices: 1.0");
          case MICROSOFT, NIKON -> text.isEmpty() || text.startsWith("microsoft.com: 1.0");
          default -> false;
        };
    c.check(
        known,
        "extension 0xFFFFFFFF with \"Microsoft.com/DeviceServices: 1.0\", or 6 with"
            + " \"microsoft.com: 1.0\"",
        Words.hex(info.vendorExtensionId(), 8) + " with \"" + text + "\"",
        Requests.dataPlace(answer));
  }

  private static void deviceReady(CaseContext c) {
    ProbeSession s = c.session();
    List<ObjectHandle> before = Card.all(c, s);
    s.drainEvents(Duration.ZERO);
    c.shot();
    c.given(
        c.facts().supports(INITIATE_CAPTURE_REC_IN_MEDIA)
            ? s.call(INITIATE_CAPTURE_REC_IN_MEDIA, NO_AUTOFOCUS, 0)
            : s.call(INITIATE_CAPTURE, 0, 0));
    int busy = ready(c, s);
    if (c.facts().supports(NikonOperations.GET_EVENT)) {
      c.given(s.call(NikonOperations.GET_EVENT));
    } else {
      Captured.settle(c, s);
    }
    Captured.own(c, s, before);
    c.note("DeviceReady was answered busy " + busy + " times");
  }

  /**
   * Asks until the camera is done; how often it was not. Without the operation there is nothing to
   * wait for.
   */
  private static int ready(CaseContext c, ProbeSession s) {
    if (!c.facts().supports(DEVICE_READY)) {
      return 0;
    }
    long begun = Pace.nanos();
    for (int busy = 0; busy < MOST_POLLS; busy++) {
      Answer answer = s.call(DEVICE_READY);
      ResponseCode code = answer.code().orElse(new ResponseCode(0));
      if (!isWorking(code)) {
        c.check(
            code.equals(ResponseCode.OK) || (code.raw() >= 0xA000 && code.raw() <= 0xAFFF),
            "OK, Device_Busy, or a code of the maker from 0xA000 on",
            answer.describe(),
            Place.in(answer.end(), 8, 9));
        return busy;
      }
      if (Pace.since(begun).compareTo(c.timing().bound(WORK)) > 0) {
        break;
      }
      c.pass(Duration.ofMillis(c.target().kind() == Target.Kind.SIMULATOR ? 1 : 50));
    }
    throw c.fail("OK within 30 s", "still busy", Optional.empty());
  }

  private static boolean isWorking(ResponseCode code) {
    return code.equals(DEVICE_BUSY)
        || List.of(
                NikonResponses.BULB_RELEASE_BUSY,
                NikonResponses.SILENT_RELEASE_BUSY,
                NikonResponses.MOVIE_FRAME_RELEASE_BUSY)
            .contains(code);
  }
}
