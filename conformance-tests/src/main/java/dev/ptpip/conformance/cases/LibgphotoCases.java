package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_THUMB;
import static dev.ptpip.protocol.code.OperationCode.SET_DEVICE_PROP_VALUE;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Connection;
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
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Group 26: what libgphoto2, as a client, needs of a camera. */
final class LibgphotoCases {
  /** When it gives up, less half a second. */
  private static final Duration IN_TIME = Duration.ofSeconds(2);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final int TRIES = 3;
  private static final int INIT_COMMAND_REQUEST = 1;
  private static final long LOW_HALF = 0xFFFF_FFFFL;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "libgphoto2",
          ConformanceCase.of(
                  "LGP2-OBS-01",
                  "Start_Data with length 0 is the whole data phase",
                  LibgphotoCases::emptyUpload)
              .withoutHand()
              .allow(Permission.HOSTILE)
              .needs(Need.operation(SET_DEVICE_PROP_VALUE))
              .controlled(Controls.SESSION),
          ConformanceCase.of(
                  "LGP2-OBS-02", "lengths are announced exactly", LibgphotoCases::exactLengths)
              .withoutHand(),
          ConformanceCase.of(
                  "LGP2-OBS-03",
                  "nothing but an empty End_Data follows the announced bytes",
                  LibgphotoCases::nothingBehind)
              .withoutHand(),
          ConformanceCase.of(
                  "LGP2-OBS-04",
                  "a client that never answers probes is served on",
                  LibgphotoCases::withoutProbes)
              .withoutHand()
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "LGP2-OBS-05",
                  "operations are answered, or their data begins, within 2 s",
                  LibgphotoCases::inTime)
              .withoutHand(),
          ConformanceCase.of(
                  "LGP2-OBS-06",
                  "its Init_Command_Request is acknowledged",
                  LibgphotoCases::itsHandshake)
              .withoutHand()
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "LGP2-OBS-07",
                  "an Event connection right after the acknowledgement is taken",
                  LibgphotoCases::eventsAtOnce)
              .withoutHand()
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "LGP2-OBS-08",
                  "a refusal comes without a data phase",
                  LibgphotoCases::refusalAlone)
              .withoutHand()
              .needs(Need.operation(GET_OBJECT))
              .controlled(Controls.SESSION));

  private LibgphotoCases() {}

  // ---- data

  private static void emptyUpload(CaseContext c) {
    ProbeSession s = c.session();
    Call call = Call.of(SET_DEVICE_PROP_VALUE, Settings.UNKNOWN).withPhase(2);
    TransactionId id = s.request(call);
    s.command().sendWrong(new StartData(id, 0));
    Answer answer = s.await(call, id, c.timing().step());
    c.expect(answer, Wanted.anyError());
    s.command().sendWrong(new EndData(id, Bytes.EMPTY));
    c.expectOk(s.call(Requests.harmless(c)));
  }

  /** Operations with data that any camera with a card carries out, as a client would begin. */
  private static List<Answer> usual(CaseContext c, ProbeSession s) {
    List<Call> calls = new ArrayList<>(List.of(Call.of(GET_DEVICE_INFO)));
    if (!c.facts().stores().isEmpty()) {
      calls.add(Call.of(GET_STORAGE_IDS));
      calls.add(Call.of(GET_STORAGE_INFO, c.facts().stores().get(0).raw()));
      calls.add(Call.of(GET_OBJECT_HANDLES, Card.ALL, 0, 0));
      Card.find(c, s, entry -> entry.isImage() && entry.info().compressedSize() > 0)
          .map(picture -> picture.handle().raw())
          .ifPresent(
              handle -> {
                calls.add(Call.of(GET_OBJECT_INFO, handle));
                calls.add(Call.of(GET_THUMB, handle));
                calls.add(Call.of(GET_OBJECT, handle));
              });
    }
    Duration patience = c.timing().bound(IN_TIME.multipliedBy(2));
    return calls.stream().map(call -> c.given(s.call(call, patience))).toList();
  }

  private static void exactLengths(CaseContext c) {
    for (Answer answer : usual(c, c.session())) {
      if (answer.start().isPresent()) {
        long announced = answer.start().get().totalLength();
        c.check(
            announced == answer.dataLength() && announced < LOW_HALF,
            "TotalDataLength " + answer.dataLength() + " in the data of " + name(answer),
            announced == StartData.UNKNOWN_LENGTH ? "all ones" : Long.toString(announced),
            startPlace(answer));
      }
    }
  }

  private static void nothingBehind(CaseContext c) {
    for (Answer answer : usual(c, c.session())) {
      long left = answer.start().map(StartData::totalLength).orElse(0L) & LOW_HALF;
      for (Received each : answer.packets()) {
        if (each.packet() instanceof Data || each.packet() instanceof EndData) {
          long bytes = each.frame().length() - 12;
          c.check(
              bytes <= left && (left > 0 || each.packet() instanceof EndData),
              "at most " + left + " more bytes in the data of " + name(answer),
              each.describe() + " with " + bytes + " bytes",
              Place.all(each));
          left -= Math.min(bytes, left);
        }
      }
    }
  }

  private static String name(Answer answer) {
    return answer.call().describe();
  }

  private static Optional<Place> startPlace(Answer answer) {
    return answer.packets().stream()
        .filter(each -> each.packet() instanceof StartData)
        .findFirst()
        .flatMap(each -> Place.in(each, 12, 19));
  }

  private static void refusalAlone(CaseContext c) {
    Answer answer = c.session().call(GET_OBJECT, Card.UNKNOWN_HANDLE);
    c.expect(answer, Wanted.anyError());
    c.check(
        answer.start().isEmpty(),
        "Operation_Response and nothing before it",
        "a data phase before " + answer.describe(),
        startPlace(answer));
  }

  private static void inTime(CaseContext c) {
    for (Answer answer : usual(c, c.session())) {
      Duration first = first(answer);
      c.check(
          first.compareTo(c.timing().bound(IN_TIME)) <= 0,
          "the first packet of an answer to " + name(answer) + " within 2 s",
          Words.time(first),
          answer.packets().stream().findFirst().flatMap(Place::all));
    }
  }

  /** When the first packet of an answer came, after the request. */
  private static Duration first(Answer answer) {
    Optional<Duration> behindIt =
        answer.packets().stream()
            .findFirst()
            .flatMap(
                first -> answer.end().where().map(last -> last.at().minus(first.frame().at())));
    return answer.time().minus(behindIt.orElse(Duration.ZERO));
  }

  // ---- connections

  private static void withoutProbes(CaseContext c) {
    ProbeSession s = c.session();
    s.event().answerProbes(Connection.Probes.IGNORED);
    Attempt other = c.attempt(c.stranger());
    if (other.session().isPresent()) {
      Observation end = c.awaitEnd(s.command(), c.timing().quiet());
      c.require(!end.isGone(), "the first client is served on", end.describe(), Place.all(end));
      throw c.stopNotApplicable("both are served at the same time");
    }
    c.expectOk(s.call(Requests.harmless(c)));
    c.expectOk(s.call(GET_DEVICE_INFO));
  }

  /** GUID, name as 16-bit characters, version as two 16-bit halves: minor 0, major 1. */
  private static Bytes initCommandRequest(CaseContext c, String hostName) {
    byte[] name = hostName.getBytes(StandardCharsets.UTF_16LE);
    DataWriter out = new DataWriter();
    out.int32(8 + 16 + name.length + 2 + 4).int32(INIT_COMMAND_REQUEST);
    out.bytes(c.identity().guid().bytes());
    out.bytes(Bytes.copyOf(name)).uint16(0);
    out.uint16(0).uint16(1);
    return out.toBytes();
  }

  private static void itsHandshake(CaseContext c) {
    c.leave(c.handshake());
    Connection command = c.probe().connect(Lane.COMMAND);
    command.sendRaw(initCommandRequest(c, "photohost"));
    Observation answer = command.observe(c.timing().step());
    c.expect(answer, InitCommandAck.class, "Init_Command_Ack");
    command.close();
  }

  private static void eventsAtOnce(CaseContext c) {
    Connection command = c.acknowledged(c.identity());
    InitEventRequest request = new InitEventRequest(c.lastAck().connectionNumber());
    Observation answer = tryEvents(c, request);
    for (int i = 1; i < TRIES && !answer.is(InitEventAck.class); i++) {
      c.note("refused: " + answer.describe());
      c.pass(BETWEEN_TRIES);
      answer = tryEvents(c, request);
    }
    c.expect(answer, InitEventAck.class, "Init_Event_Ack, at the third try at the latest");
    command.close();
  }

  private static Observation tryEvents(CaseContext c, InitEventRequest request) {
    Connection event = c.probe().connect(Lane.EVENT);
    event.send(request);
    Observation answer = event.observe(c.timing().step());
    if (!answer.is(InitEventAck.class)) {
      event.close();
    }
    return answer;
  }
}
