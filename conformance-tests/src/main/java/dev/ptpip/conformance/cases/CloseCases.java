package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.CLOSE_SESSION;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_INFO;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Connection;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.Optional;

/** Group 8: the end of a connection, and its loss. */
final class CloseCases {
  private static final Duration CLOSE_TIME = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATE = Duration.ofSeconds(60);
  private static final Duration FREE_TIME = Duration.ofSeconds(35);
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static final int OBJECT_BYTES = 256 * 1024;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "close",
          hostile(
              "PTPIP-CLOSE-01",
              "the end of the Command/Data connection ends the Event connection",
              c -> otherEnds(c, Side.COMMAND)),
          hostile(
              "PTPIP-CLOSE-02",
              "the end of the Event connection ends the Command/Data connection",
              c -> otherEnds(c, Side.EVENT)),
          hostile(
              "PTP-CLOSE-03", "a session ends with its connections", CloseCases::lossEndsSession),
          ConformanceCase.of(
              "PTPIP-CLOSE-04",
              "CloseSession keeps the connections",
              CloseCases::closeKeepsConnections),
          ConformanceCase.of(
                  "PTPIP-CLOSE-05",
                  "in",
                  "a reset while data comes blocks nobody",
                  CloseCases::resetFetching)
              .controlled(Controls.HANDSHAKE)
              .needs(Need.operation(GET_OBJECT), Need.card()),
          ConformanceCase.of(
                  "PTPIP-CLOSE-05",
                  "out",
                  "a reset while data is sent blocks nobody",
                  CloseCases::resetSending)
              .controlled(Controls.HANDSHAKE)
              .needs(Need.operation(SEND_OBJECT_INFO), Need.operation(SEND_OBJECT), Need.card()),
          hostile(
              "PTPIP-CLOSE-07",
              "the place of a lost connection is free again soon",
              CloseCases::freeSoon),
          ConformanceCase.of(
                  "PTPIP-CLOSE-09", "how an idle session fares is reported", CloseCases::idle)
              .withoutSabotage(),
          hostile(
              "PTPIP-CLOSE-10", "closing our direction counts as closing", CloseCases::halfClose));

  private CloseCases() {}

  private enum Side {
    COMMAND,
    EVENT
  }

  private static ConformanceCase hostile(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body).controlled(Controls.HANDSHAKE);
  }

  private static void otherEnds(CaseContext c, Side closed) {
    ProbeSession s = c.session();
    Connection ours = closed == Side.COMMAND ? s.command() : s.event();
    Connection other = closed == Side.COMMAND ? s.event() : s.command();
    ours.close();
    Observation end = c.awaitEnd(other, c.timing().allowance(CLOSE_TIME));
    if (!end.isGone() && closed == Side.EVENT) {
      Answer next = s.call(Requests.harmless(c));
      end = c.awaitEnd(other, c.timing().allowance(CLOSE_TIME));
      c.note("after the next operation: " + next.describe());
    }
    c.check(
        end.isGone(),
        "the end of the " + other.lane().word() + " connection within 10 s",
        end.describe(),
        Place.all(end));
  }

  private static void lossEndsSession(CaseContext c) {
    c.session().close();
    c.expectOk(c.handshake().call(OPEN_SESSION, 1));
  }

  private static void closeKeepsConnections(CaseContext c) {
    ProbeSession s = c.session();
    c.expectOk(s.call(CLOSE_SESSION));
    c.expectOk(s.call(OPEN_SESSION, 2));
    c.check(s.event().isOpen(), "the Event connection stays", "it is gone", Optional.empty());
  }

  private static void resetFetching(CaseContext c) {
    ProbeSession s = c.session();
    Objects.Found file = Objects.big(c, s);
    s.begin(Call.of(GET_OBJECT, file.handle().raw()));
    c.expect(s.command().observe(c.timing().step()), StartData.class, "Start_Data");
    s.command().reset();
    s.event().reset();
    worksWithin(c, FREE_TIME);
  }

  private static void resetSending(CaseContext c) {
    ProbeSession s = c.session();
    Uploads.begin(c, s, "JUDGE.BIN", OBJECT_BYTES);
    TransactionId id = s.request(Call.of(SEND_OBJECT).sending(Uploads.content(1)));
    s.command()
        .sendWrong(
            new StartData(id, OBJECT_BYTES), new Data(id, Uploads.content(OBJECT_BYTES / 4)));
    s.command().reset();
    s.event().reset();
    worksWithin(c, FREE_TIME);
  }

  private static Duration worksWithin(CaseContext c, Duration limit) {
    long begun = Pace.nanos();
    Attempt attempt = c.insist(c.identity(), limit);
    Duration time = Pace.since(begun);
    c.require(
        attempt.session().isPresent(),
        "a handshake within " + Words.time(limit),
        attempt.last().describe() + " after " + Words.time(time),
        Place.all(attempt.last()));
    c.expectOk(attempt.session().orElseThrow().call(OPEN_SESSION, 1));
    return time;
  }

  private static void freeSoon(CaseContext c) {
    ProbeSession s = c.session();
    s.command().reset();
    s.event().reset();
    Duration time = worksWithin(c, LATE);
    c.note("a new handshake works after " + Words.time(time));
    c.prefer(
        time.compareTo(c.timing().bound(SOON)) <= 0,
        "a handshake within 5 s",
        "one after " + Words.time(time),
        Optional.empty());
  }

  private static void idle(CaseContext c) {
    ProbeSession s = c.session();
    Observation seen = s.command().observe(c.timing().listen(IDLE));
    c.note(
        seen.isGone()
            ? "an idle session is ended: " + seen.describe()
            : "an idle session stands for " + Words.time(c.timing().listen(IDLE)) + " at least");
  }

  private static void halfClose(CaseContext c) {
    ProbeSession s = c.session();
    s.command().shutdownOutput();
    c.expectEnd(
        s.command(), c.timing().allowance(CLOSE_TIME), "the end of the connection within 10 s");
  }
}
