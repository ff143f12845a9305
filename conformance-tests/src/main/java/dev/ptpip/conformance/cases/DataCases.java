package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_THUMB;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.SET_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_STORAGE_ID;
import static dev.ptpip.protocol.code.ResponseCode.OK;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Group 4: the data phase. */
final class DataCases {
  private static final EventCode PROPERTY_CHANGED = new EventCode(0x4006);
  private static final Duration HELD_BACK = Duration.ofSeconds(1);

  /** So that a transfer can't be over for the sender while nobody reads. */
  private static final long BEYOND_BUFFERS = 16L * 1024 * 1024;

  private static final Duration SLOW = Duration.ofSeconds(20);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "data",
          ConformanceCase.of(
              "PTPIP-DATA-01",
              "data comes as Start_Data, Data, End_Data, all with the id of the request",
              DataCases::sequence),
          ConformanceCase.of(
              "PTPIP-DATA-02", "the payload adds up to the total", DataCases::addsUp),
          ConformanceCase.of("PTPIP-DATA-03", "the total has 64 bits", DataCases::wideTotal),
          setting("PTPIP-DATA-05", "End_Data may carry payload or be empty", DataCases::forms),
          setting("PTPIP-DATA-06", "data may come in pieces of one byte", DataCases::pieces),
          hostileSetting(
              "PTPIP-DATA-07",
              "data of unknown length is taken, or refused in order",
              DataCases::unknownTotal),
          hostileSetting(
              "PTPIP-DATA-08", "less data than announced is refused", c -> wrongTotal(c, 2)),
          hostileSetting(
              "PTPIP-DATA-09", "more data than announced is refused", c -> wrongTotal(c, -1)),
          hostileSetting(
              "PTPIP-DATA-10", "data of another transaction is not taken", DataCases::foreignId),
          hostile(
              "PTPIP-DATA-11", "End_Data without a data phase does no harm", DataCases::strayEnd),
          hostileSetting(
              "PTPIP-DATA-12", "Data before Start_Data is refused", DataCases::dataFirst),
          ConformanceCase.of(
                  "PTPIP-DATA-13",
                  "data is taken to its end before it is refused",
                  DataCases::takenBeforeRefused)
              .needs(Need.operation(SEND_OBJECT_INFO)),
          ConformanceCase.of(
                  "PTPIP-DATA-14", "events come while data is under way", DataCases::eventWithin)
              .needs(Need.operation(GET_OBJECT), Need.card()),
          ConformanceCase.of(
                  "PTPIP-DATA-16",
                  "an object without bytes comes as an empty data phase",
                  DataCases::emptyObject)
              .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card()),
          ConformanceCase.of("PTPIP-DATA-17", "how data is cut is reported", DataCases::packetSizes)
              .needs(Need.operation(GET_OBJECT), Need.card())
              .withoutSabotage(),
          hostile("PTPIP-DATA-18", "a slow reader gets everything", DataCases::slowReader)
              .needs(Need.operation(GET_OBJECT), Need.card()),
          ConformanceCase.passive(
              "PTPIP-DATA-01",
              "all traffic",
              "data of any operation has the id of the request",
              DataPassive::sameId),
          ConformanceCase.passive(
              "PTPIP-DATA-02",
              "all traffic",
              "the payload of any operation adds up to the total",
              DataPassive::addsUp),
          ConformanceCase.passive(
              "PTPIP-DATA-19", "nothing else comes within a data phase", DataPassive::nothingElse),
          ConformanceCase.passive(
              "PTPIP-DATA-22", "exactly one End_Data ends a data phase", DataPassive::oneEnd));

  private DataCases() {}

  private static ConformanceCase hostile(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body).controlled(Controls.SESSION);
  }

  private static ConformanceCase hostileSetting(String id, String title, CaseBody body) {
    return hostile(id, title, body).needs(Need.operation(SET_DEVICE_PROP_VALUE));
  }

  private static ConformanceCase setting(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body)
        .allow(Permission.SETTINGS)
        .needs(Need.operation(SET_DEVICE_PROP_VALUE));
  }

  /** Operations with data for us, as far as the target has them. */
  private static List<Answer> dataOperations(CaseContext c, ProbeSession s) {
    List<Answer> answers = new ArrayList<>();
    answers.add(c.expectOk(s.call(GET_DEVICE_INFO)));
    answers.add(c.expectOk(s.call(Requests.harmless(c))));
    if (c.facts().supports(GET_OBJECT_HANDLES) && !c.facts().stores().isEmpty()) {
      answers.add(c.expectOk(s.call(GET_OBJECT_HANDLES, -1, 0, 0)));
      Objects.Found file = Objects.smallest(c, s);
      answers.add(c.expectOk(s.call(GET_OBJECT, file.handle().raw())));
      if (file.info().thumbCompressedSize() > 0) {
        answers.add(c.expectOk(s.call(GET_THUMB, file.handle().raw())));
      }
    }
    return answers;
  }

  private static void sequence(CaseContext c) {
    for (Answer answer : dataOperations(c, c.session())) {
      List<Received> packets = answer.packets();
      for (int i = 0; i < packets.size(); i++) {
        Packet packet = packets.get(i).packet();
        Class<? extends Packet> wanted =
            i == 0
                ? StartData.class
                : i == packets.size() - 1
                    ? OperationResponse.class
                    : i == packets.size() - 2 ? EndData.class : Data.class;
        c.require(
            wanted.isInstance(packet),
            wanted.getSimpleName() + " as packet " + (i + 1) + " of " + packets.size(),
            packets.get(i).describe(),
            Place.in(packets.get(i), 4, 7));
        c.check(
            Requests.idOf(packet).filter(answer.transactionId()::equals).isPresent(),
            "transaction id " + answer.transactionId(),
            packets.get(i).describe(),
            Place.in(packets.get(i), 8, 11));
      }
      c.require(packets.size() >= 3, "a data phase", "none", Place.all(answer.end()));
    }
  }

  private static void addsUp(CaseContext c) {
    for (Answer answer : dataOperations(c, c.session())) {
      answer
          .start()
          .filter(StartData::isLengthKnown)
          .ifPresent(
              start ->
                  c.check(
                      start.totalLength() == answer.dataLength(),
                      Long.toUnsignedString(start.totalLength())
                          + " bytes for "
                          + answer.call().describe(),
                      answer.dataLength() + " bytes",
                      Requests.dataPlace(answer)));
    }
  }

  private static void wideTotal(CaseContext c) {
    Answer answer = c.expectOk(c.handshake().call(GET_DEVICE_INFO));
    Received start =
        answer.packets().stream()
            .filter(each -> each.packet() instanceof StartData)
            .findFirst()
            .orElseThrow(() -> c.fail("Start_Data", "none", Place.all(answer.end())));
    Bytes bytes = start.frame().kept();
    c.check(
        bytes.size() == 20 && bytes.slice(16, 20).toHex().equals("00000000"),
        "20 bytes, the last four of them zero",
        bytes.size() + " bytes, the last four are " + bytes.slice(bytes.size() - 4, bytes.size()),
        Place.in(start, 12, 19));
  }

  // ---- data of ours

  private static void forms(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    c.changing(property.code(), property.current());
    Bytes value = property.other();
    Bytes half = value.slice(0, value.size() / 2);
    Bytes rest = value.slice(value.size() / 2, value.size());
    send(c, s, property, value, id -> List.of(new EndData(id, value)));
    send(c, s, property, value, id -> List.of(new Data(id, value), new EndData(id, Bytes.EMPTY)));
    send(c, s, property, value, id -> List.of(new Data(id, half), new EndData(id, rest)));
  }

  private interface Pieces {
    List<Packet> of(TransactionId id);
  }

  private static void send(
      CaseContext c, ProbeSession s, Properties.Settable property, Bytes value, Pieces pieces) {
    c.given(s.call(property.set(property.current())));
    Call call = property.set(value);
    TransactionId id = s.request(call);
    List<Packet> packets = new ArrayList<>(List.of(new StartData(id, value.size())));
    packets.addAll(pieces.of(id));
    s.command().send(packets.toArray(Packet[]::new));
    c.expectOk(s.await(call, id, c.timing().step()));
    Bytes now = Settings.read(c, s, property.code());
    c.check(now.equals(value), "the value " + value.toHex(), now.toHex(), Optional.empty());
  }

  private static void pieces(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    c.changing(property.code(), property.current());
    c.expectOk(s.call(property.set(property.other()).inPiecesOf(1)));
    Bytes now = Settings.read(c, s, property.code());
    c.check(
        now.equals(property.other()),
        "the value " + property.other().toHex(),
        now.toHex(),
        Optional.empty());
    c.expectOk(s.call(property.set(property.current())));
  }

  private static void unknownTotal(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    Call call = property.set(property.current());
    TransactionId id = s.request(call);
    s.command()
        .sendWrong(
            new StartData(id, StartData.UNKNOWN_LENGTH), new EndData(id, property.current()));
    Answer answer =
        c.expect(s.await(call, id, c.timing().step()), Wanted.anyError().or(OK).orEnd());
    c.note(answer.describe());
  }

  private static void wrongTotal(CaseContext c, int more) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    c.changing(property.code(), property.current());
    Call call = property.set(property.current());
    TransactionId id = s.request(call);
    s.command()
        .sendWrong(
            new StartData(id, Math.max(0, property.current().size() + (long) more)),
            new EndData(id, property.current()));
    Answer answer = s.await(call, id, c.timing().step());
    c.expect(answer, Wanted.anyError().orEnd());
  }

  private static void foreignId(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    c.changing(property.code(), property.current());
    Call call = property.set(property.other());
    TransactionId id = s.request(call);
    s.command()
        .sendWrong(
            new StartData(id.next(), property.other().size()),
            new EndData(id.next(), property.other()));
    Observation seen = s.command().observe(c.timing().listen(Duration.ofSeconds(5)));
    c.check(
        !seen.as(OperationResponse.class)
            .filter(response -> response.response().equals(OK))
            .isPresent(),
        "any response but OK, or the end of the connection",
        seen.describe(),
        Place.all(seen));
    s.close();
  }

  private static void strayEnd(CaseContext c) {
    ProbeSession s = c.session();
    s.command().sendWrong(new EndData(new TransactionId(0x4321), Bytes.EMPTY));
    Observation seen = s.command().observe(c.timing().quiet());
    c.check(
        seen.isSilence() || seen.isGone(),
        "nothing, or the end of the connection",
        seen.describe(),
        Place.all(seen));
  }

  private static void dataFirst(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    c.changing(property.code(), property.current());
    TransactionId id = s.request(property.set(property.current()));
    s.command().sendWrong(new Data(id, property.current()), new EndData(id, Bytes.EMPTY));
    Observation seen = s.command().observe(c.timing().bound(Duration.ofSeconds(10)));
    if (seen.isSilence()) {
      throw c.hang("any response but OK, or the end of the connection", seen.describe());
    }
    c.check(
        seen.isGone()
            || seen.as(OperationResponse.class)
                .filter(response -> !response.response().equals(OK))
                .isPresent(),
        "any response but OK, or the end of the connection",
        seen.describe(),
        Place.all(seen));
  }

  private static void takenBeforeRefused(CaseContext c) {
    ProbeSession s = c.session();
    Bytes info = Uploads.announce("JUDGE.TXT", 4).data().orElseThrow();
    Call call = Call.of(SEND_OBJECT_INFO, 0x7FFF_7FFF, 0).sending(info);
    TransactionId id = s.request(call);
    s.command().send(new StartData(id, info.size()));
    Observation early = s.command().observe(c.timing().listen(HELD_BACK));
    if (early.is(OperationResponse.class)) {
      c.prefer(false, "no response before End_Data", early.describe(), Place.all(early));
      s.command().send(new EndData(id, info));
      return;
    }
    c.check(early.isSilence(), "nothing before End_Data", early.describe(), Place.all(early));
    s.command().send(new EndData(id, info));
    Answer answer = s.await(call, id, c.timing().step());
    Uploads.noteIfStored(c, answer, answer);
    c.expect(answer, Wanted.code(INVALID_STORAGE_ID).tolerateAnyError());
  }

  private static void emptyObject(CaseContext c) {
    ProbeSession s = c.session();
    Answer announced = Uploads.begin(c, s, "JUDGE0.TXT", 0);
    ObjectHandle handle = new ObjectHandle(announced.parameter(3));
    c.made(handle);
    c.given(s.call(Call.of(SEND_OBJECT).sending(Bytes.EMPTY)));
    Answer answer = c.expectOk(s.call(GET_OBJECT, handle.raw()));
    c.check(
        answer.start().filter(start -> start.totalLength() == 0).isPresent()
            && answer.dataLength() == 0,
        "Start_Data(0), End_Data without payload",
        answer.hasData() ? answer.dataLength() + " bytes" : "no data phase",
        Place.all(answer.end()));
  }

  // ---- big objects

  private static void eventWithin(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    Objects.Found file = Objects.beyondBuffers(c, s, BEYOND_BUFFERS);
    Call call = Call.of(GET_OBJECT, file.handle().raw());
    TransactionId id = s.begin(call);
    Observation first = s.command().observe(c.timing().step());
    c.expect(first, StartData.class, "Start_Data");
    s.command().pauseReading();
    c.hand(new Hand.Turn(property.code()));
    Optional<Received> event =
        s.awaitEvent(each -> each.event().equals(PROPERTY_CHANGED), c.timing().step());
    s.command().resumeReading();
    Answer rest = s.await(call, id, c.timing().step());
    c.check(event.isPresent(), "an event before the transfer is over", "none", Optional.empty());
    c.given(rest);
  }

  private static void packetSizes(CaseContext c) {
    ProbeSession s = c.session();
    Objects.Found file = Objects.big(c, s);
    Answer answer = c.expectOk(s.call(GET_OBJECT, file.handle().raw()));
    long packets = answer.packets().stream().filter(each -> each.packet() instanceof Data).count();
    c.note(
        answer.dataLength()
            + " bytes in "
            + packets
            + " Data packets and End_Data; the longest has "
            + answer.packets().stream()
                .mapToLong(each -> each.frame().length() - 12)
                .max()
                .orElse(0)
            + " bytes");
  }

  private static void slowReader(CaseContext c) {
    ProbeSession s = c.session();
    Objects.Found file = Objects.big(c, s);
    Call call = Call.of(GET_OBJECT, file.handle().raw());
    TransactionId id = s.begin(call);
    c.expect(s.command().observe(c.timing().step()), StartData.class, "Start_Data");
    Duration slice = c.timing().listen(SLOW).dividedBy(10);
    for (int i = 0; i < 10; i++) {
      s.command().pauseReading();
      c.pass(slice.dividedBy(2));
      s.command().resumeReading();
      c.pass(slice.dividedBy(20));
    }
    Answer slow = c.expectOk(s.await(call, id, c.timing().step()));
    Answer fast = c.given(s.call(call));
    c.check(
        slow.data().equals(fast.data()),
        "the same bytes as when read at once",
        Requests.difference(fast.data(), slow.data()),
        Optional.empty());
  }
}
