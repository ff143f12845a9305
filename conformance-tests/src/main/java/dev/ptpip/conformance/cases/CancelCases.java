package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_INFO;
import static dev.ptpip.protocol.code.OperationCode.INITIATE_CAPTURE;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;
import static dev.ptpip.protocol.code.ResponseCode.INCOMPLETE_TRANSFER;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.TRANSACTION_CANCELLED;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Group 5: giving up a transaction. */
final class CancelCases {
  private static final int OBJECT_BYTES = 1024 * 1024;

  /** More than is under way at a time, however long the judge takes to notice that it began. */
  private static final long FETCHED_BYTES = 512L * 1024 * 1024;

  private static final int SENT_BYTES = 64 * 1024;
  private static final Duration CANCEL_TIME = Duration.ofSeconds(10);
  private static final Duration APART = Duration.ofMillis(200);
  private static final Duration AFTERWARDS = Duration.ofSeconds(1);
  private static final Duration CAPTURE_TIME = Duration.ofSeconds(30);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "cancel",
          ConformanceCase.passive("PTPIP-CANCEL-01", "Cancel has 12 bytes", CancelCases::length)
              .provokedBy(Permission.HOSTILE, CancelCases::cancelRefused),
          sending(
              "PTPIP-CANCEL-03", "data of ours that we give up is dropped", CancelCases::dropped),
          fetching(
              "PTPIP-CANCEL-04", "data that we give up stops", c -> cancelFetching(c, Order.BOTH)),
          hostile(
              "PTPIP-CANCEL-05",
              "giving up what is over has no effect",
              CancelCases::cancelFinished),
          hostile(
              "PTPIP-CANCEL-06",
              "giving up what never was has no effect",
              c -> cancelIdle(c, new TransactionId(0x1234_5678))),
          fetching(
              "PTPIP-CANCEL-07",
              "the next operation works, with the next id",
              CancelCases::nextWorks),
          fetching(
              "PTPIP-CANCEL-08",
              "what was given up is reported as cancelled",
              CancelCases::reported),
          sending(
              "PTPIP-CANCEL-09",
              "an object that was given up can be sent again",
              CancelCases::sendAgain),
          order(Order.COMMAND_FIRST, "command"),
          order(Order.EVENT_FIRST, "event"),
          fetching(
              "PTPIP-CANCEL-11",
              "nothing of what was given up comes behind its response",
              CancelCases::nothingBehind),
          ConformanceCase.of(
                  "PTPIP-CANCEL-13",
                  "a Cancel while a capture begins does no harm",
                  CancelCases::cancelCapture)
              .allow(Permission.SHOOT)
              .controlled(Controls.SESSION)
              .needs(Need.operation(INITIATE_CAPTURE), Need.card()),
          fetching(
              "PTPIP-CANCEL-14",
              "a camera without Cancel goes on and stays in step",
              CancelCases::withoutCancel));

  private CancelCases() {}

  /** On which connection Cancel comes first. */
  private enum Order {
    BOTH,
    COMMAND_FIRST,
    EVENT_FIRST
  }

  private static ConformanceCase hostile(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body).controlled(Controls.SESSION);
  }

  private static ConformanceCase fetching(String id, String title, CaseBody body) {
    return hostile(id, title, body).needs(Need.operation(GET_OBJECT), Need.card());
  }

  private static ConformanceCase sending(String id, String title, CaseBody body) {
    return hostile(id, title, body)
        .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card());
  }

  private static ConformanceCase order(Order order, String first) {
    return ConformanceCase.of(
            "PTPIP-CANCEL-10",
            first,
            "Cancel may come on the " + first + " connection first",
            c -> cancelFetching(c, order))
        .controlled(Controls.SESSION)
        .needs(Need.operation(GET_OBJECT), Need.card());
  }

  private static void length(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      boolean cancel =
          frame.typeCode().filter(type -> type == PacketType.CANCEL.code()).isPresent();
      if (cancel && (frame.kind().isReceived() || frame.kind() == Frame.Kind.SENT)) {
        found.judged();
        if (frame.length() != 12) {
          found.mismatch(frame, 0, 3, "12 bytes", frame.length() + " bytes");
        }
      }
    }
  }

  private static void sendCancel(CaseContext c, ProbeSession s, TransactionId id, Order order) {
    Cancel cancel = new Cancel(id);
    if (order == Order.COMMAND_FIRST) {
      s.command().send(cancel);
      c.pass(c.timing().listen(APART));
      s.event().send(cancel);
    } else {
      s.event().send(cancel);
      if (order == Order.EVENT_FIRST) {
        c.pass(c.timing().listen(APART));
      }
      s.command().send(cancel);
    }
  }

  private static Wanted cancelled() {
    return Wanted.code(TRANSACTION_CANCELLED, INCOMPLETE_TRANSFER);
  }

  /** Gives up data of ours; what SendObjectInfo answered. */
  private static Answer cancelSending(CaseContext c, ProbeSession s) {
    Bytes content = Uploads.content(OBJECT_BYTES);
    Answer announced = Uploads.begin(c, s, "JUDGE.BIN", OBJECT_BYTES);
    Call call = Call.of(SEND_OBJECT).sending(content);
    Uploads.noteThatItMayBeStored(c, announced);
    TransactionId id = s.request(call);
    s.command().send(new StartData(id, OBJECT_BYTES), new Data(id, content.slice(0, SENT_BYTES)));
    s.event().send(new Cancel(id));
    s.command().sendWrong(new Cancel(id));
    Answer answer = s.await(call, id, c.timing().listen(CANCEL_TIME).plus(c.timing().step()));
    if (answer.isSilence()) {
      s.command().sendWrong(new EndData(id, content.slice(SENT_BYTES, OBJECT_BYTES)));
      Answer whole = s.await(call, id, c.timing().step());
      Uploads.noteIfStored(c, announced, whole);
      if (whole.isOk()) {
        throw c.stopNotApplicable("Cancel is not supported: the transfer went on to its end");
      }
    }
    Uploads.noteIfStored(c, announced, answer);
    c.expect(answer, cancelled());
    return announced;
  }

  /** Gives up data of ours, after which nothing of it may be found. */
  private static void dropped(CaseContext c) {
    ProbeSession s = c.session();
    Set<ObjectHandle> before = new HashSet<>(Objects.handles(c, s));
    cancelSending(c, s);
    for (ObjectHandle handle : Objects.handles(c, s)) {
      if (!before.contains(handle)) {
        Answer found = s.call(GET_OBJECT, handle.raw());
        c.check(
            !found.isOk() || found.dataLength() == 0,
            "nothing of the object that was given up",
            found.dataLength() + " bytes of it are object " + handle,
            Requests.dataPlace(found));
      }
    }
  }

  /** Gives up data for us as soon as it begins. */
  private static Answer cancelFetching(CaseContext c, Order order) {
    ProbeSession s = c.session();
    Objects.Found file = Objects.beyondBuffers(c, s, FETCHED_BYTES);
    Call call = Call.of(GET_OBJECT, file.handle().raw());
    TransactionId id = s.begin(call);
    StartData start =
        c.expect(s.command().observe(c.timing().step()), StartData.class, "Start_Data");
    s.command().pauseReading();
    sendCancel(c, s, id, order);
    s.command().resumeReading();
    Answer answer = s.await(call, id, c.timing().bound(CANCEL_TIME));
    boolean complete = answer.dataLength() == start.totalLength();
    c.expect(answer, complete ? cancelled().or(OK) : cancelled());
    c.note(
        answer.dataLength()
            + " of "
            + start.totalLength()
            + " bytes came, then "
            + answer.describe());
    return answer;
  }

  /** Gives up an operation that was refused, which has no effect. */
  private static void cancelRefused(CaseContext c) {
    ProbeSession s = c.session();
    Answer refused = s.call(GET_OBJECT_INFO, Objects.NOBODY.raw());
    s.event().send(new Cancel(refused.transactionId()));
    s.command().send(new Cancel(refused.transactionId()));
    s.call(Requests.harmless(c));
  }

  private static void cancelFinished(CaseContext c) {
    ProbeSession s = c.session();
    Answer done = c.given(s.call(Requests.harmless(c)));
    cancelIdle(c, done.transactionId());
  }

  private static void cancelIdle(CaseContext c, TransactionId id) {
    ProbeSession s = c.session();
    s.event().send(new Cancel(id));
    s.command().send(new Cancel(id));
    c.expectQuiet(s.command(), c.timing().listen(AFTERWARDS), "no packet");
    c.expectOk(s.call(Requests.harmless(c)));
  }

  private static void nextWorks(CaseContext c) {
    Answer cancelled = cancelFetching(c, Order.BOTH);
    Answer next = c.expectOk(c.session().call(Requests.harmless(c)));
    c.check(
        next.transactionId().equals(cancelled.transactionId().next()),
        "id " + cancelled.transactionId().next(),
        "id " + next.transactionId(),
        Optional.empty());
  }

  private static void reported(CaseContext c) {
    Answer answer = cancelFetching(c, Order.BOTH);
    if (answer.isOk()) {
      throw c.stopNotApplicable("the transfer was over before it could be given up");
    }
    c.expect(answer, Wanted.code(TRANSACTION_CANCELLED).tolerate(INCOMPLETE_TRANSFER));
  }

  private static void sendAgain(CaseContext c) {
    ProbeSession s = c.session();
    Answer announced = cancelSending(c, s);
    Uploads.noteThatItMayBeStored(c, announced);
    Answer sent = s.call(Call.of(SEND_OBJECT).sending(Uploads.content(OBJECT_BYTES)));
    Uploads.noteIfStored(c, announced, sent);
    c.expectOk(sent);
    Answer back = c.given(s.call(GET_OBJECT, new ObjectHandle(announced.parameter(3)).raw()));
    c.check(
        back.data().equals(Uploads.content(OBJECT_BYTES)),
        "the bytes that were sent at last",
        Requests.difference(Uploads.content(OBJECT_BYTES), back.data()),
        Requests.dataPlace(back));
  }

  private static void nothingBehind(CaseContext c) {
    cancelFetching(c, Order.BOTH);
    c.expectQuiet(
        c.session().command(), c.timing().listen(AFTERWARDS), "no packet behind the response");
  }

  private static void cancelCapture(CaseContext c) {
    ProbeSession s = c.session();
    Call call = Call.of(INITIATE_CAPTURE, 0, 0);
    c.shot();
    TransactionId id = s.begin(call);
    s.event().send(new Cancel(id));
    s.command().send(new Cancel(id));
    Answer answer = s.await(call, id, c.timing().step());
    if (answer.isOk()) {
      Captured.collect(c, s, 1, c.timing().bound(CAPTURE_TIME));
    }
    c.expect(answer, OK, TRANSACTION_CANCELLED);
  }

  private static void withoutCancel(CaseContext c) {
    ProbeSession s = c.session();
    Objects.Found file = Objects.beyondBuffers(c, s, FETCHED_BYTES);
    Call call = Call.of(GET_OBJECT, file.handle().raw());
    TransactionId id = s.begin(call);
    StartData start =
        c.expect(s.command().observe(c.timing().step()), StartData.class, "Start_Data");
    sendCancel(c, s, id, Order.BOTH);
    Answer answer = s.await(call, id, c.timing().bound(CANCEL_TIME));
    Observation end = answer.end();
    c.require(answer.response().isPresent(), "a response", end.describe(), Place.all(end));
    c.note(
        answer.dataLength() < start.totalLength()
            ? "Cancel stops a transfer"
            : "the transfer went on to its end");
    c.expectOk(s.call(Requests.harmless(c)));
  }
}
