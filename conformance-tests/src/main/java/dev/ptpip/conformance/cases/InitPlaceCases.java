package dev.ptpip.conformance.cases;

import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;

import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Connection;
import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Handshakes: who is let in, how many at a time, and what is refused. */
final class InitPlaceCases {
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);
  private static final Duration SECOND_INITIATOR = Duration.ofSeconds(15);
  private static final Duration FREE_TIME = Duration.ofSeconds(35);
  private static final Duration GIVE_UP_TIME = Duration.ofSeconds(60);
  private static final int MOST_PARALLEL = 8;

  private InitPlaceCases() {}

  static void parallel(CaseContext c) {
    c.handshake();
    int count = 1;
    for (; count < MOST_PARALLEL; count++) {
      if (c.attempt(Identity.stranger(c.random().nextLong())).session().isEmpty()) {
        break;
      }
    }
    c.note(count + (count == MOST_PARALLEL ? " or more" : "") + " initiators at a time");
  }

  // ---- several initiators

  static void furtherInitiator(CaseContext c) {
    c.session();
    Connection command = c.probe().connect(Lane.COMMAND);
    command.send(c.stranger().request());
    Observation answer = command.observe(c.timing().bound(SECOND_INITIATOR));
    if (answer.is(InitCommandAck.class)) {
      return;
    }
    Optional<InitFail> fail = answer.as(InitFail.class);
    if (fail.isPresent() || answer.isGone()) {
      c.prefer(
          fail.filter(each -> each.reasonCode() == InitFail.Reason.BUSY.code()).isPresent(),
          "Init_Command_Ack, or Init_Fail with reason 2",
          answer.describe(),
          Place.all(answer));
      c.awaitEnd(command, c.timing().bound(CLOSE_TIME));
      return;
    }
    c.expect(answer, InitCommandAck.class, "Init_Command_Ack, or Init_Fail with reason 2");
  }

  static void refusalLeavesSession(CaseContext c) {
    ProbeSession s = c.session();
    Connection command = c.probe().connect(Lane.COMMAND);
    command.send(c.stranger().request());
    Observation answer = command.observe(c.timing().bound(SECOND_INITIATOR));
    c.note("the other one: " + answer.describe());
    c.expectOk(s.call(GET_DEVICE_INFO));
    c.expectOk(s.call(Requests.harmless(c)));
  }

  static void pairing(CaseContext c) {
    c.leave(c.handshake());
    c.hand(new Hand.RequirePairing());
    Connection stranger = c.probe().connect(Lane.COMMAND);
    stranger.send(c.stranger().request());
    Observation answer = stranger.observe(c.timing().step());
    InitFail fail = c.expect(answer, InitFail.class, "Init_Fail, reason 1");
    c.check(
        fail.reasonCode() == InitFail.Reason.REJECTED_INITIATOR.code(),
        "reason 1",
        "reason " + fail.reasonCode(),
        Place.in(answer, 8, 11));
    c.leave(c.handshake());
  }

  // ---- out of order

  static void eventFirst(CaseContext c) {
    Connection event = c.probe().connect(Lane.EVENT);
    event.sendWrong(new InitEventRequest(new ConnectionNumber(0x1234_5678)));
    refused(c, event, InitEventAck.class);
  }

  static void unknownNumber(CaseContext c) {
    c.acknowledged(c.identity());
    Connection event = c.probe().connect(Lane.EVENT);
    event.sendWrong(
        new InitEventRequest(new ConnectionNumber(~c.lastAck().connectionNumber().raw())));
    Observation answer = event.observe(c.timing().bound(CLOSE_TIME));
    if (answer.isGone()) {
      c.prefer(false, "Init_Fail, then the end", answer.describe(), Place.all(answer));
      return;
    }
    c.expect(answer, InitFail.class, "Init_Fail");
    c.expectEnd(event, c.timing().bound(CLOSE_TIME), "the end of the connection");
  }

  /** What is sure to be refused, for rules that look on. */
  static void refusal(CaseContext c) {
    c.acknowledged(c.identity());
    Connection event = c.probe().connect(Lane.EVENT);
    event.sendWrong(
        new InitEventRequest(new ConnectionNumber(~c.lastAck().connectionNumber().raw())));
    c.awaitEnd(event, c.timing().bound(CLOSE_TIME));
  }

  /** Init_Fail, the end of the connection, or both; never a packet of {@code acceptance}. */
  private static void refused(
      CaseContext c, Connection connection, Class<? extends Packet> acceptance) {
    Observation answer = connection.observe(c.timing().bound(CLOSE_TIME));
    if (answer.is(InitFail.class)) {
      c.awaitEnd(connection, c.timing().bound(CLOSE_TIME));
      return;
    }
    if (answer.isSilence()) {
      throw c.hang("Init_Fail or the end of the connection within 5 s", answer.describe());
    }
    c.check(
        answer.isGone() && !answer.is(acceptance),
        "Init_Fail or the end of the connection",
        answer.describe(),
        Place.all(answer));
  }

  static void operationTooEarly(CaseContext c) {
    Connection command = c.acknowledged(c.identity());
    command.sendWrong(new OperationRequest(1, GET_DEVICE_INFO, TransactionId.NONE, List.of()));
    Observation answer = command.observe(c.timing().listen(Duration.ofSeconds(2)));
    c.check(
        !answer.is(StartData.class)
            && answer
                .as(OperationResponse.class)
                .filter(response -> response.response().raw() == 0x2001)
                .isEmpty(),
        "no answer, Init_Fail, or the end of the connection",
        answer.describe(),
        Place.all(answer));
  }

  static void secondRequest(CaseContext c) {
    Connection command = c.acknowledged(c.identity());
    command.sendWrong(c.identity().request());
    Observation answer = command.observe(c.timing().bound(CLOSE_TIME));
    if (answer.isSilence()) {
      c.prefer(
          false, "Init_Fail or the end of the connection", answer.describe(), Optional.empty());
      return;
    }
    c.check(
        answer.is(InitFail.class) || answer.isGone(),
        "Init_Fail or the end of the connection",
        answer.describe(),
        Place.all(answer));
  }

  static void secondEvent(CaseContext c) {
    ProbeSession s = c.session();
    Connection third = c.probe().connect(Lane.EVENT);
    third.sendWrong(new InitEventRequest(s.ack().connectionNumber()));
    Observation answer = third.observe(c.timing().bound(CLOSE_TIME));
    c.check(
        answer.is(InitFail.class) || answer.isGone(),
        "Init_Fail or the end of the connection",
        answer.describe(),
        Place.all(answer));
    c.check(s.event().isOpen(), "the first Event connection stays", "it is gone", Optional.empty());
    c.expectOk(s.call(Requests.harmless(c)));
  }

  static void silentConnection(CaseContext c) {
    c.probe().connect(Lane.COMMAND, new Probe.Options().label("says nothing"));
    Attempt attempt = c.insist(c.identity(), FREE_TIME);
    c.check(
        attempt.session().isPresent(),
        "a handshake within 35 s",
        attempt.last().describe(),
        Place.all(attempt.last()));
  }

  static void halfHandshake(CaseContext c) {
    Connection command = c.acknowledged(c.identity());
    long begun = Pace.nanos();
    while (Pace.since(begun).compareTo(c.timing().bound(GIVE_UP_TIME)) < 0) {
      Observation seen = command.observe(c.timing().quiet().multipliedBy(10));
      if (seen.isEnd() || seen.is(InitFail.class)) {
        c.note("given up after " + Words.time(Pace.since(begun)));
        return;
      }
      Attempt other = c.attempt(c.stranger());
      if (other.session().isPresent()) {
        c.note("another initiator is let in meanwhile");
        return;
      }
      other.abandon();
    }
    throw c.fail(
        "the end of the connection within 60 s, or room for somebody else",
        "neither",
        Optional.empty());
  }

  static void otherHost(CaseContext c) {
    if (!c.target().address().getAddress().isLoopbackAddress()) {
      throw c.stopNotApplicable("needs two addresses of ours");
    }
    c.acknowledged(c.identity());
    Connection event = c.probe().connect(Lane.EVENT, new Probe.Options().from(elsewhere(c)));
    event.sendWrong(new InitEventRequest(c.lastAck().connectionNumber()));
    Observation answer = event.observe(c.timing().bound(CLOSE_TIME));
    if (answer instanceof Observation.Unreachable) {
      throw c.stopNotApplicable("no second address of ours: " + answer.describe());
    }
    c.check(
        answer.is(InitFail.class) || answer.isGone(),
        "Init_Fail or the end of the connection",
        answer.describe(),
        Place.all(answer));
  }

  private static InetAddress elsewhere(CaseContext c) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    } catch (UnknownHostException never) {
      throw c.stopNotApplicable("no second address of ours");
    }
  }

  // ---- malformed

  private static Bytes withLength(DataWriter body) {
    DataWriter out = new DataWriter();
    out.uint32(body.size() + 8L).int32(1).bytes(body.toBytes());
    return out.toBytes();
  }

  static Bytes unterminated(CaseContext c) {
    return withLength(
        new DataWriter().bytes(c.identity().guid().bytes()).utf16("no end of this name"));
  }

  static Bytes garbage(CaseContext c) {
    byte[] bytes = new byte[64];
    c.random().nextBytes(bytes);
    bytes[0] = (byte) (8 + c.random().nextInt(57));
    bytes[1] = 0;
    bytes[2] = 0;
    bytes[3] = 0;
    bytes[7] = (byte) (bytes[7] | 0x40);
    return Bytes.copyOf(bytes);
  }

  static void malformed(CaseContext c, Bytes bytes) {
    Connection command = c.probe().connect(Lane.COMMAND);
    command.sendRaw(bytes);
    refused(c, command, InitCommandAck.class);
  }

  static void withoutVersion(CaseContext c) {
    Connection command = c.probe().connect(Lane.COMMAND);
    command.sendRaw(
        withLength(
            new DataWriter()
                .bytes(c.identity().guid().bytes())
                .utf16(c.identity().name())
                .uint16(0)));
    Observation answer = command.observe(c.timing().bound(CLOSE_TIME));
    if (answer.is(InitCommandAck.class)) {
      c.prefer(
          false, "Init_Fail or the end of the connection", answer.describe(), Place.all(answer));
      return;
    }
    c.check(
        answer.is(InitFail.class) || answer.isGone(),
        "Init_Fail or the end of the connection",
        answer.describe(),
        Place.all(answer));
  }

  private static Observation askWithVersion(CaseContext c, int version) {
    Connection command = c.probe().connect(Lane.COMMAND);
    command.sendWrong(
        new InitCommandRequest(
            c.identity().guid(), c.identity().name(), new ProtocolVersion(version)));
    return command.observe(c.timing().bound(CLOSE_TIME));
  }

  static void otherMajor(CaseContext c) {
    Observation answer = askWithVersion(c, 0x0002_0000);
    if (answer.isSilence()) {
      throw c.hang("an answer, or the end of the connection", answer.describe());
    }
    boolean ownVersion =
        answer
            .as(InitCommandAck.class)
            .filter(ack -> ack.version().equals(ProtocolVersion.V1_0))
            .isPresent();
    c.check(
        ownVersion || answer.is(InitFail.class) || answer.isGone(),
        "Init_Fail, the end, or Init_Command_Ack with version 1.0",
        answer.describe(),
        Place.all(answer));
  }

  static void otherMinor(CaseContext c) {
    Observation answer = askWithVersion(c, 0x0001_0001);
    InitCommandAck ack = c.expect(answer, InitCommandAck.class, "Init_Command_Ack");
    c.check(
        ack.version().equals(ProtocolVersion.V1_0),
        "version 1.0",
        ack.version().toString(),
        Place.all(answer));
  }

  static void twoAtATime(CaseContext c) {
    Connection first = c.probe().connect(Lane.COMMAND, new Probe.Options().label("A"));
    Connection second = c.probe().connect(Lane.COMMAND, new Probe.Options().label("B"));
    second.send(c.stranger().request());
    Observation toSecond = second.observe(c.timing().step());
    first.send(c.identity().request());
    Observation toFirst = first.observe(c.timing().bound(SECOND_INITIATOR));
    c.expect(toSecond, InitCommandAck.class, "Init_Command_Ack for the first who asks");
    if (toFirst.is(InitFail.class) || toFirst.isGone()) {
      c.note("the other one is refused: " + toFirst.describe());
    } else {
      InitCommandAck ack = c.expect(toFirst, InitCommandAck.class, "Init_Command_Ack or Init_Fail");
      ConnectionNumber other = toSecond.as(InitCommandAck.class).orElseThrow().connectionNumber();
      c.check(
          !ack.connectionNumber().equals(other),
          "numbers that differ",
          "twice " + other,
          Place.in(toFirst, 8, 11));
      Connection events = c.probe().connect(Lane.EVENT, new Probe.Options().label("A"));
      events.send(new InitEventRequest(ack.connectionNumber()));
      c.expect(events.observe(c.timing().step()), InitEventAck.class, "Init_Event_Ack");
    }
    Connection events = c.probe().connect(Lane.EVENT, new Probe.Options().label("B"));
    events.send(
        new InitEventRequest(toSecond.as(InitCommandAck.class).orElseThrow().connectionNumber()));
    c.expect(events.observe(c.timing().step()), InitEventAck.class, "Init_Event_Ack");
  }
}
