package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.CLOSE_SESSION;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.INITIATE_CAPTURE;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.SET_DEVICE_PROP_VALUE;
import static dev.ptpip.protocol.code.ResponseCode.DEVICE_BUSY;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_CODE_FORMAT;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_PARAMETER;
import static dev.ptpip.protocol.code.ResponseCode.INVALID_TRANSACTION_ID;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.OPERATION_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.PARAMETER_NOT_SUPPORTED;
import static dev.ptpip.protocol.code.ResponseCode.UNKNOWN_VENDOR_CODE;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Observation;
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
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Group 3: operations as transactions. */
final class TransactionCases {
  private static final OperationCode UNUSED = new OperationCode(0x1FFF);
  private static final OperationCode UNUSED_VENDOR = new OperationCode(0x97FE);
  private static final Duration HELD_BACK = Duration.ofSeconds(1);
  private static final Duration CAPTURE_TIME = Duration.ofSeconds(30);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "transaction",
          ConformanceCase.of(
              "PTPIP-TXN-01",
              "every operation gets exactly one response",
              TransactionCases::oneResponse),
          ConformanceCase.passive(
              "PTPIP-TXN-02",
              "the response carries the id of its request",
              TransactionPassive::sameId),
          ConformanceCase.of(
              "PTPIP-TXN-03",
              "a response without parameters has 14 bytes",
              TransactionCases::noSessionId),
          hostile(
              "PTP-TXN-06",
              "OpenSession with an id other than 0 is accepted, or refused by its id",
              TransactionCases::openWithId),
          hostile(
              "PTP-TXN-08",
              "id 0 within a session is refused",
              c -> strangeId(c, TransactionId.NONE)),
          hostile("PTP-TXN-09", "id 0xFFFFFFFF is refused", c -> strangeId(c, TransactionId.ANY)),
          hostile(
              "PTP-TXN-10",
              "a gap or a repetition of ids does no harm",
              TransactionCases::gapAndRepetition),
          hostile("PTP-TXN-11", "ids go on with 1 behind 0xFFFFFFFE", TransactionCases::wrap),
          hostile(
              "PTP-TXN-13",
              "a request that comes too early is answered in its turn",
              TransactionCases::pipelined),
          ConformanceCase.of(
              "PTPIP-TXN-14",
              "DataPhaseInfo 1 serves operations with and without data for us",
              TransactionCases::phaseOne),
          ConformanceCase.of(
                  "PTPIP-TXN-15",
                  "with DataPhaseInfo 2 the answer waits for our data",
                  TransactionCases::waitsForData)
              .allow(Permission.SETTINGS)
              .needs(Need.operation(SET_DEVICE_PROP_VALUE)),
          hostile(
              "PTPIP-TXN-16",
              "DataPhaseInfo 3 is served, or ends the connection",
              c -> phase(c, 3)),
          phaseCase(0),
          phaseCase(4),
          phaseCase(0xFFFF_FFFF),
          hostile(
                  "PTPIP-TXN-18",
                  "data that is announced as missing is not waited for",
                  TransactionCases::dataMissing)
              .needs(Need.operation(SET_DEVICE_PROP_VALUE)),
          ConformanceCase.of(
                  "PTPIP-TXN-19",
                  "an object without bytes is sent as an empty data phase",
                  TransactionCases::emptyObject)
              .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card()),
          hostile(
              "PTPIP-TXN-20",
              "data that is not asked for does not bring the stream out of step",
              TransactionCases::dataUnasked),
          ConformanceCase.of(
                  "PTPIP-TXN-21",
                  "parameters that are left out mean zero",
                  TransactionCases::omitted)
              .needs(Need.operation(GET_OBJECT_HANDLES), Need.card()),
          surplus(GET_DEVICE_INFO),
          surplus(GET_STORAGE_IDS),
          surplus(CLOSE_SESSION),
          ConformanceCase.passive(
              "PTP-TXN-23",
              "a response has at most five parameters",
              TransactionPassive::parameters),
          ConformanceCase.of(
                  "PTP-TXN-24",
                  "an operation that is not there is refused as not supported",
                  TransactionCases::notThere)
              .controlled(Controls.SESSION),
          hostile(
              "PTP-TXN-25",
              "the data of an operation that is not there is taken before the answer",
              TransactionCases::notThereWithData),
          ConformanceCase.of(
                  "PTP-TXN-26",
                  "an operation that fails has no data, or none in it",
                  TransactionCases::failedData)
              .needs(Need.operation(GET_OBJECT_INFO)),
          ConformanceCase.of(
                  "PTP-TXN-27", "an empty list still comes as data", TransactionCases::emptyList)
              .needs(Need.operation(GET_OBJECT_HANDLES), Need.card()),
          ConformanceCase.of(
                  "PTP-TXN-28",
                  "a capture within a capture is refused as busy",
                  TransactionCases::busy)
              .allow(Permission.SHOOT)
              .needs(Need.operation(INITIATE_CAPTURE), Need.card()),
          noOperation(0x2001),
          noOperation(0x5001),
          noOperation(0x0000));

  private TransactionCases() {}

  private static ConformanceCase hostile(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body).controlled(Controls.SESSION);
  }

  private static ConformanceCase phaseCase(int phase) {
    return ConformanceCase.of(
            "PTPIP-TXN-17",
            Integer.toUnsignedString(phase),
            "DataPhaseInfo " + Integer.toUnsignedString(phase) + " does not hang the camera",
            c -> phase(c, phase))
        .controlled(Controls.SESSION);
  }

  private static ConformanceCase surplus(OperationCode operation) {
    return ConformanceCase.of(
            "PTP-TXN-22",
            operation,
            "a parameter that the operation does not have is refused",
            c -> surplus(c, operation))
        .controlled(Controls.HANDSHAKE);
  }

  private static ConformanceCase noOperation(int code) {
    return ConformanceCase.of(
            "PTP-TXN-32",
            "0x%04X".formatted(code),
            "code 0x%04X is no operation".formatted(code),
            c ->
                c.expect(
                    c.session().call(new OperationCode(code)),
                    INVALID_CODE_FORMAT,
                    OPERATION_NOT_SUPPORTED,
                    PARAMETER_NOT_SUPPORTED))
        .controlled(Controls.SESSION);
  }

  // ---- responses

  private static void oneResponse(CaseContext c) {
    ProbeSession s = c.session();
    for (Call call :
        List.of(
            Requests.harmless(c),
            Call.of(GET_DEVICE_INFO),
            Call.of(GET_OBJECT_INFO, Objects.NOBODY.raw()),
            Call.of(UNUSED))) {
      Answer answer = s.call(call);
      c.require(
          answer.response().isPresent(), "a response", answer.describe(), Place.all(answer.end()));
      c.expectQuiet(
          s.command(), c.timing().quiet(), "nothing behind the response to " + call.describe());
    }
  }

  private static void checkId(CaseContext c, Answer answer) {
    TransactionId came =
        answer
            .response()
            .map(response -> response.transactionId())
            .orElseThrow(() -> c.fail("a response", answer.describe(), Place.all(answer.end())));
    c.check(
        came.equals(answer.transactionId()),
        "transaction id " + answer.transactionId() + " for " + answer.call().describe(),
        "transaction id " + came,
        Place.in(answer.end(), 10, 13));
  }

  private static void noSessionId(CaseContext c) {
    Answer answer = c.given(c.handshake().call(OPEN_SESSION, 1));
    int parameters = answer.response().map(response -> response.parameters().size()).orElse(0);
    long length = answer.end().where().map(frame -> frame.length()).orElse(0L);
    c.check(
        length == 14 + 4L * parameters && parameters == 0,
        "14 bytes: code and transaction id",
        length + " bytes",
        Place.all(answer.end()));
  }

  // ---- transaction ids

  private static void openWithId(CaseContext c) {
    ProbeSession s = c.session();
    c.given(s.call(CLOSE_SESSION));
    Answer answer = s.call(Call.of(OPEN_SESSION, 1).withId(new TransactionId(5)));
    c.expect(answer, OK, INVALID_TRANSACTION_ID, INVALID_PARAMETER);
    c.note(answer.describe());
    checkId(c, answer);
  }

  private static void strangeId(CaseContext c, TransactionId id) {
    ProbeSession s = c.session();
    c.expect(
        s.call(Requests.harmless(c).withId(id)), Wanted.code(INVALID_TRANSACTION_ID).tolerate(OK));
  }

  private static void gapAndRepetition(CaseContext c) {
    ProbeSession s = c.session();
    TransactionId inOrder = s.nextId();
    TransactionId ahead = new TransactionId(inOrder.raw() + 10);
    Wanted either = Wanted.code(OK, INVALID_TRANSACTION_ID);
    Answer gap = c.expect(s.call(Requests.harmless(c).withId(ahead)), either);
    Answer again = c.expect(s.call(Requests.harmless(c).withId(ahead)), either);
    c.note("a gap: " + gap.describe() + "; a repetition: " + again.describe());
    if (!gap.isOk()) {
      c.expectOk(s.call(Requests.harmless(c)));
    }
  }

  private static void wrap(CaseContext c) {
    ProbeSession s = c.session();
    Answer last = s.call(Requests.harmless(c).withId(new TransactionId(0xFFFF_FFFE)));
    if (last.is(INVALID_TRANSACTION_ID)) {
      throw c.stopNotApplicable("gaps are refused, so the wrap is out of reach");
    }
    c.expectOk(last);
    c.expectOk(s.call(Requests.harmless(c).withId(TransactionId.FIRST)));
  }

  private static void pipelined(CaseContext c) {
    ProbeSession s = c.session();
    Call call = Requests.harmless(c);
    TransactionId first = s.takeId();
    TransactionId second = s.takeId();
    s.command().sendWrong(call.request(first), call.request(second));
    Answer one = s.await(call, first, c.timing().step());
    c.expect(one, Wanted.code(OK).orEnd());
    inItsTurn(c, one);
    if (!one.isGone()) {
      Answer two = s.await(call, second, c.timing().step());
      inItsTurn(c, c.expect(two, Wanted.code(OK, DEVICE_BUSY).orEnd()));
    }
  }

  /** Nothing of another answer stands within an answer. */
  private static void inItsTurn(CaseContext c, Answer answer) {
    for (Observation.Received each : answer.packets()) {
      c.check(
          Requests.idOf(each.packet()).filter(answer.transactionId()::equals).isPresent(),
          "transaction id " + answer.transactionId(),
          each.describe(),
          Place.all(each));
    }
  }

  // ---- data phases

  private static void phaseOne(CaseContext c) {
    ProbeSession s = c.handshake();
    Answer info = c.expectOk(s.call(Call.of(GET_DEVICE_INFO).withPhase(1)));
    c.check(info.hasData(), "data", "none", Place.all(info.end()));
    Answer open = c.expectOk(s.call(Call.of(OPEN_SESSION, 1).withPhase(1)));
    c.check(!open.hasData(), "no data", "data", Place.all(open.end()));
  }

  private static void waitsForData(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    Call call = property.set(property.current());
    TransactionId id = s.request(call);
    s.command().send(new StartData(id, property.current().size()));
    c.expectQuiet(s.command(), c.timing().listen(HELD_BACK), "no response before End_Data");
    s.command().send(new EndData(id, property.current()));
    c.expectOk(s.await(call, id, c.timing().step()));
  }

  private static void phase(CaseContext c, int phase) {
    Answer answer = c.session().call(Call.of(GET_DEVICE_INFO).withPhase(phase));
    c.expect(answer, Wanted.anyError().or(OK).orEnd());
    c.note(answer.describe());
  }

  private static void dataMissing(CaseContext c) {
    ProbeSession s = c.session();
    Properties.Settable property = Properties.settable(c, s);
    c.changing(property.code(), property.current());
    c.expect(
        s.call(Call.of(SET_DEVICE_PROP_VALUE, property.code().raw()).withPhase(1)),
        Wanted.anyError().tolerate(OK));
  }

  private static void emptyObject(CaseContext c) {
    ProbeSession s = c.session();
    c.made(new ObjectHandle(Uploads.begin(c, s, "JUDGE0.TXT", 0).parameter(3)));
    c.expectOk(s.call(Call.of(SEND_OBJECT).sending(Bytes.EMPTY)));
  }

  private static void dataUnasked(CaseContext c) {
    ProbeSession s = c.session();
    Answer answer = s.call(Requests.harmless(c).sending(Bytes.EMPTY));
    c.expect(answer, Wanted.anyError().orEnd().tolerate(OK));
    if (!answer.isGone()) {
      c.expectOk(s.call(Requests.harmless(c)));
    }
  }

  // ---- parameters

  private static void omitted(CaseContext c) {
    ProbeSession s = c.session();
    Answer one = c.expectOk(s.call(GET_OBJECT_HANDLES, -1));
    for (int count : new int[] {3, 5}) {
      int[] parameters = new int[count];
      parameters[0] = -1;
      Answer more = c.expectOk(s.call(GET_OBJECT_HANDLES, parameters));
      c.check(
          more.data().equals(one.data()),
          "the same list with " + count + " parameters as with one",
          Requests.difference(one.data(), more.data()),
          Requests.dataPlace(more));
    }
  }

  private static void surplus(CaseContext c, OperationCode operation) {
    c.expect(c.session().call(operation, 1), Wanted.code(PARAMETER_NOT_SUPPORTED).tolerate(OK));
  }

  // ---- operations that are not there

  private static void notThere(CaseContext c) {
    ProbeSession s = c.session();
    c.expect(s.call(UNUSED), OPERATION_NOT_SUPPORTED);
    if (!c.facts().supports(UNUSED_VENDOR)) {
      c.expect(s.call(UNUSED_VENDOR), OPERATION_NOT_SUPPORTED, UNKNOWN_VENDOR_CODE);
    }
  }

  private static void notThereWithData(CaseContext c) {
    ProbeSession s = c.session();
    Call call = Call.of(UNUSED_VENDOR).sending(Bytes.of(1, 2, 3, 4));
    TransactionId id = s.request(call);
    s.command().send(new StartData(id, 4));
    Observation early = s.command().observe(c.timing().quiet());
    c.check(early.isSilence(), "no response before End_Data", early.describe(), Place.all(early));
    if (early.isSilence()) {
      s.command().send(new EndData(id, Bytes.of(1, 2, 3, 4)));
      c.expect(s.await(call, id, c.timing().step()), OPERATION_NOT_SUPPORTED, UNKNOWN_VENDOR_CODE);
      c.expectOk(s.call(Requests.harmless(c)));
    }
  }

  private static void failedData(CaseContext c) {
    Answer answer = c.session().call(GET_OBJECT_INFO, Objects.NOBODY.raw());
    c.expect(answer, Wanted.anyError());
    c.check(
        answer.dataLength() == 0
            && answer.start().filter(start -> start.totalLength() != 0).isEmpty(),
        "no data phase, or an empty one",
        answer.dataLength() + " bytes of data",
        Requests.dataPlace(answer));
  }

  /** A folder without files; a format that no object has serves as well. */
  private static void emptyList(CaseContext c) {
    ProbeSession s = c.session();
    Optional<Objects.Found> file =
        Objects.all(c, s).stream()
            .filter(each -> isEmptyFolder(c, s, each.info(), each.handle()))
            .findFirst();
    Answer answer =
        file.map(folder -> s.call(GET_OBJECT_HANDLES, -1, 0, folder.handle().raw()))
            .orElseGet(() -> s.call(GET_OBJECT_HANDLES, -1, 0xB9FE, 0));
    if (file.isEmpty() && !answer.isOk()) {
      throw c.stopNotApplicable(
          "no empty folder, and no list of a format that is not there: " + answer.describe());
    }
    c.expectOk(answer);
    c.check(
        answer.data().toHex().equals("00000000"),
        "data 00000000",
        answer.hasData() ? answer.data().toHex() : "no data phase",
        Place.all(answer.end()));
  }

  private static boolean isEmptyFolder(
      CaseContext c, ProbeSession s, ObjectInfo info, ObjectHandle handle) {
    if (!info.isAssociation()) {
      return false;
    }
    Answer count = s.call(OperationCode.GET_NUM_OBJECTS, -1, 0, handle.raw());
    return count.isOk() && count.parameter(1) == 0 && c.facts().info().isPresent();
  }

  private static void busy(CaseContext c) {
    ProbeSession s = c.session();
    c.shot();
    Answer first = c.given(s.call(INITIATE_CAPTURE, 0, 0));
    Answer second = s.call(INITIATE_CAPTURE, 0, 0);
    int expected = second.isOk() ? 2 : 1;
    if (second.isOk()) {
      c.shot();
    }
    Captured.collect(c, s, expected, c.timing().bound(CAPTURE_TIME));
    c.expect(second, Wanted.code(DEVICE_BUSY).tolerate(OK));
    c.note("the first was accepted " + first.describe());
  }
}
