package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;

import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.probe.Connection;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Need;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.conformance.run.Wanted;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;

/** Group 7: signs of life. */
final class ProbeCases {
  private static final Duration PROBE_TIME = Duration.ofSeconds(2);
  private static final Duration TAKE_OVER = Duration.ofSeconds(15);
  private static final int SEVERAL = 5;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "probe",
          ConformanceCase.of(
              "PTPIP-PROBE-01", "Probe_Response has no payload", ProbeCases::noPayload),
          ConformanceCase.of(
              "PTPIP-PROBE-02",
              "Probe_Request is answered on the Event connection",
              ProbeCases::answered),
          ConformanceCase.of(
                  "PTPIP-PROBE-03",
                  "Probe_Request is answered while data is under way",
                  ProbeCases::answeredWithin)
              .allow(Permission.READ)
              .needs(Need.operation(GET_OBJECT), Need.card()),
          ConformanceCase.of(
              "PTPIP-PROBE-04", "each Probe_Request gets one Probe_Response", ProbeCases::oneEach),
          ConformanceCase.of(
                  "PTPIP-PROBE-07",
                  "a session is probed when somebody else asks for its place",
                  ProbeCases::probedForOthers)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "PTPIP-PROBE-08",
                  "a session that does not answer a probe makes room",
                  ProbeCases::deadMakesRoom)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
                  "PTPIP-PROBE-09",
                  "Probe_Request on the Command/Data connection does no harm",
                  ProbeCases::onCommand)
              .controlled(Controls.SESSION),
          ConformanceCase.of(
                  "PTPIP-PROBE-10",
                  "a Probe_Response that nobody asked for is ignored",
                  ProbeCases::unasked)
              .controlled(Controls.SESSION),
          ConformanceCase.of(
              "PTPIP-PROBE-12",
              "Probe_Request is answered before OpenSession",
              ProbeCases::beforeSession));

  private ProbeCases() {}

  private static Observation asked(CaseContext c, ProbeSession s) {
    Observation answer = s.probe(c.timing().bound(PROBE_TIME));
    c.expect(answer, ProbeResponse.class, "Probe_Response within 2 s");
    return answer;
  }

  private static void noPayload(CaseContext c) {
    Observation answer = asked(c, c.session());
    Bytes bytes = answer.where().orElseThrow().kept();
    c.check(
        bytes.toHex().equals("080000000e000000"),
        "08000000 0e000000",
        bytes.toHex(),
        Place.all(answer));
  }

  private static void answered(CaseContext c) {
    ProbeSession s = c.session();
    asked(c, s);
    c.expectQuiet(s.command(), c.timing().quiet(), "nothing on the Command/Data connection");
  }

  private static void answeredWithin(CaseContext c) {
    ProbeSession s = c.session();
    Objects.Found file = Objects.big(c, s);
    Call call = Call.of(GET_OBJECT, file.handle().raw());
    TransactionId id = s.begin(call);
    c.expect(s.command().observe(c.timing().step()), StartData.class, "Start_Data");
    s.command().pauseReading();
    Observation answer = s.probe(c.timing().bound(PROBE_TIME));
    s.command().resumeReading();
    c.given(s.await(call, id, c.timing().step()));
    c.expect(answer, ProbeResponse.class, "Probe_Response before the transfer is over");
  }

  private static void oneEach(CaseContext c) {
    ProbeSession s = c.session();
    ProbeRequest request = new ProbeRequest();
    s.event().send(request, request, request, request, request);
    for (int i = 0; i < SEVERAL; i++) {
      c.expect(
          s.nextButEvents(c.timing().bound(PROBE_TIME)),
          ProbeResponse.class,
          "Probe_Response " + (i + 1) + " of " + SEVERAL);
    }
    Observation more = s.nextButEvents(c.timing().quiet());
    c.check(more.isSilence(), "no more", more.describe(), Place.all(more));
  }

  private static void probedForOthers(CaseContext c) {
    ProbeSession s = c.session();
    asked(c, s);
    Connection other = c.probe().connect(Lane.COMMAND);
    other.send(c.stranger().request());
    Observation seen = s.nextButEvents(c.timing().listen(TAKE_OVER));
    if (!seen.is(ProbeRequest.class)) {
      Observation answer = other.observe(c.timing().step());
      boolean stands = s.command().isOpen() && s.event().isOpen();
      if (answer.is(InitCommandAck.class) && stands) {
        throw c.stopNotApplicable("both are served at the same time");
      }
      c.check(
          stands,
          "a Probe_Request before somebody else gets the place",
          seen.describe(),
          Place.all(seen));
      c.note("no Probe_Request came; the other one: " + answer.describe());
    }
    c.expectOk(s.call(Requests.harmless(c)));
  }

  private static void deadMakesRoom(CaseContext c) {
    ProbeSession s = c.session();
    asked(c, s); // we are known to speak Probe, and fall silent
    s.event().answerProbes(Connection.Probes.IGNORED);
    long begun = Pace.nanos();
    while (true) {
      Connection other = c.probe().connect(Lane.COMMAND);
      other.send(c.stranger().request());
      Observation answer = other.observe(c.timing().bound(TAKE_OVER));
      if (answer.is(InitCommandAck.class)) {
        if (s.command().isOpen() && !c.awaitEnd(s.command(), c.timing().quiet()).isEnd()) {
          throw c.stopNotApplicable("both are served at the same time");
        }
        return;
      }
      other.close();
      if (Pace.since(begun).compareTo(c.timing().bound(TAKE_OVER)) > 0) {
        throw c.fail(
            "room for another initiator within 15 s", answer.describe(), Place.all(answer));
      }
      Pace.pass(c.timing().quiet());
    }
  }

  private static void onCommand(CaseContext c) {
    ProbeSession s = c.session();
    s.command().sendWrong(new ProbeRequest());
    Observation seen = s.command().observe(c.timing().quiet());
    c.note(seen.describe());
    if (!seen.isGone()) {
      c.expect(s.call(Requests.harmless(c)), Wanted.code(ResponseCode.OK).orEnd());
    }
  }

  private static void unasked(CaseContext c) {
    ProbeSession s = c.session();
    s.event().sendWrong(new ProbeResponse());
    c.expectOk(s.call(Requests.harmless(c)));
    asked(c, s);
  }

  private static void beforeSession(CaseContext c) {
    asked(c, c.handshake());
  }
}
