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
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Permission;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Group 1: how a connection is established. */
final class InitCases {
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);
  private static final Duration SECOND_INITIATOR = Duration.ofSeconds(15);
  private static final Duration FREE_TIME = Duration.ofSeconds(35);
  private static final Duration GIVE_UP_TIME = Duration.ofSeconds(60);
  private static final int MOST_PARALLEL = 8;
  private static final int GUID_AT = 12;
  private static final int NAME_AT = 28;

  static final CaseGroup GROUP =
      CaseGroup.of(
          "init",
          ConformanceCase.of(
              "PTPIP-INIT-01",
              "both connections of a session are accepted at one port",
              InitCases::acceptsBoth),
          ConformanceCase.of(
              "PTPIP-INIT-02",
              "Init_Command_Request is answered with one Init_Command_Ack",
              InitCases::oneAck),
          ConformanceCase.of(
              "PTPIP-INIT-03",
              "nothing comes before we have said who we are",
              InitCases::silentBefore),
          ConformanceCase.of(
              "PTPIP-INIT-04", "Init_Command_Ack has its four fields", InitCases::ackFields),
          ConformanceCase.of(
              "PTPIP-INIT-05",
              "the name in Init_Command_Ack ends with a NUL right before the version",
              InitCases::nameEnds),
          ConformanceCase.of("PTPIP-INIT-06", "the protocol version is 1.0", InitCases::version),
          ConformanceCase.of(
                  "PTPIP-INIT-07",
                  "the connection number ties both connections together",
                  InitCases::numberTies)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
              "PTPIP-INIT-08",
              "two sessions at a time have different numbers",
              InitCases::numbersDiffer),
          ConformanceCase.of(
              "PTPIP-INIT-10",
              "Init_Event_Request is answered on its own connection",
              InitCases::eventAckWhereAsked),
          ConformanceCase.of(
              "PTPIP-INIT-11", "Init_Event_Ack has no payload", InitCases::eventAckIsEmpty),
          hostile("PTPIP-INIT-12", "an Event connection can't come first", InitCases::eventFirst),
          hostile(
              "PTPIP-INIT-13",
              "an unknown connection number is refused with Init_Fail",
              InitCases::unknownNumber),
          ConformanceCase.passive(
                  "PTPIP-INIT-14",
                  "Init_Fail is followed by the end of the connection",
                  InitPassive::failCloses)
              .provokedBy(Permission.HOSTILE, InitCases::refusal),
          ConformanceCase.passive(
                  "PTPIP-INIT-15",
                  "Init_Fail has 12 bytes and a reason from 1 to 3",
                  InitPassive::failReasons)
              .provokedBy(Permission.HOSTILE, InitCases::refusal),
          ConformanceCase.of(
                  "PTPIP-INIT-16",
                  "a further initiator is let in, or refused as busy",
                  InitCases::furtherInitiator)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
              "PTPIP-INIT-17",
              "refusing a further initiator leaves the session alone",
              InitCases::refusalLeavesSession),
          ConformanceCase.of(
              "PTPIP-INIT-18",
              "an initiator that is not paired is refused as such",
              InitCases::pairing),
          hostile(
              "PTPIP-INIT-19",
              "no operation is carried out before the Event connection is there",
              InitCases::operationTooEarly),
          hostile(
              "PTPIP-INIT-20",
              "a second Init_Command_Request on a connection is refused",
              InitCases::secondRequest),
          hostile(
              "PTPIP-INIT-21",
              "a second Event connection for a session is refused",
              InitCases::secondEvent),
          hostile(
              "PTPIP-INIT-22",
              "a connection that says nothing keeps nobody out",
              InitCases::silentConnection),
          hostile(
              "PTPIP-INIT-23",
              "a handshake that stops half way is given up",
              InitCases::halfHandshake),
          hostile(
              "PTPIP-INIT-24",
              "the Event connection has to come from the same host",
              InitCases::otherHost),
          ConformanceCase.of(
              "PTPIP-INIT-25",
              "friendly names of 0, 1 and 39 units are accepted",
              InitCases::nameLengths),
          hostile(
              "PTPIP-INIT-26",
              "a name without its NUL is refused",
              c -> malformed(c, unterminated(c))),
          hostile(
              "PTPIP-INIT-27", "a request without a version is refused", InitCases::withoutVersion),
          hostile(
              "PTPIP-INIT-28", "another major version is not taken for 1.0", InitCases::otherMajor),
          hostile(
              "PTPIP-INIT-29", "a higher minor version is accepted as 1.0", InitCases::otherMinor),
          ConformanceCase.of(
              "PTPIP-INIT-30",
              "the GUID of the camera is always the same, and not zero",
              InitCases::sameGuid),
          ConformanceCase.of(
              "PTPIP-INIT-31", "the first packet may come byte by byte", InitCases::byteByByte),
          ConformanceCase.of(
                  "PTPIP-INIT-32",
                  "how many initiators are served at a time is reported",
                  InitCases::parallel)
              .withoutSabotage(),
          hostile("PTPIP-INIT-37", "garbage is no handshake", c -> malformed(c, garbage(c))),
          hostile(
              "PTPIP-INIT-38",
              "two handshakes at the same time are not mixed up",
              InitCases::twoAtATime));

  private InitCases() {}

  private static ConformanceCase hostile(String id, String title, CaseBody body) {
    return ConformanceCase.of(id, title, body).controlled(Controls.HANDSHAKE);
  }

  // ---- in order

  private static void acceptsBoth(CaseContext c) {
    Connection command = c.acknowledged(c.identity());
    Connection event = c.probe().connect(Lane.EVENT);
    event.send(new InitEventRequest(c.lastAck().connectionNumber()));
    Observation answer = event.observe(c.timing().step());
    c.require(
        !answer.isEnd(),
        "a second connection at the same port, which stands",
        answer.describe(),
        Place.all(answer));
    c.check(command.isOpen(), "the first connection stands", "it is gone", Optional.empty());
  }

  private static void oneAck(CaseContext c) {
    Connection command = c.probe().connect(Lane.COMMAND);
    command.send(c.identity().request());
    Observation answer = command.observe(c.timing().step());
    if (answer.is(InitFail.class)) {
      c.note("refused: " + answer.describe());
      return;
    }
    c.expect(answer, InitCommandAck.class, "Init_Command_Ack or Init_Fail");
    c.expectQuiet(command, c.timing().quiet(), "nothing more than the Init_Command_Ack");
  }

  private static void silentBefore(CaseContext c) {
    Connection command = c.probe().connect(Lane.COMMAND);
    c.expectQuiet(command, c.timing().listen(SILENCE), "no byte, and the connection stays open");
  }

  /** The bytes of an Init_Command_Ack, as they came. */
  private static Observation.Received ack(CaseContext c) {
    Connection command = c.probe().connect(Lane.COMMAND);
    command.send(c.identity().request());
    Observation answer = command.observe(c.timing().step());
    if (answer instanceof Observation.Malformed malformed) {
      throw c.fail("Init_Command_Ack", malformed.describe(), Place.all(malformed));
    }
    if (answer instanceof Observation.Received received
        && received.packet() instanceof InitCommandAck) {
      return received;
    }
    throw c.stop("no Init_Command_Ack came: " + answer.describe());
  }

  /** Where the name ends: the offset of its NUL, or -1. */
  private static int nameEnd(Bytes ack) {
    for (int i = NAME_AT; i + 1 < ack.size(); i += 2) {
      if (ack.at(i) == 0 && ack.at(i + 1) == 0) {
        return i;
      }
    }
    return -1;
  }

  private static void ackFields(CaseContext c) {
    Observation.Received received = ack(c);
    Bytes bytes = received.frame().kept();
    int end = nameEnd(bytes);
    c.require(
        end >= 0,
        "a NUL behind the friendly name",
        "none",
        Place.in(received, NAME_AT, bytes.size() - 1));
    c.check(
        bytes.size() == end + 2 + 4,
        "8 + 4 + 16 + 2(n+1) + 4 = " + (end + 6) + " bytes",
        bytes.size() + " bytes",
        Place.in(received, end + 2, bytes.size() - 1));
  }

  private static void nameEnds(CaseContext c) {
    Observation.Received received = ack(c);
    Bytes bytes = received.frame().kept();
    int end = nameEnd(bytes);
    c.check(
        end >= 0 && bytes.size() - end - 2 == 4,
        "exactly 4 bytes behind the NUL of the name",
        end < 0 ? "no NUL" : (bytes.size() - end - 2) + " bytes",
        Place.in(received, Math.max(end, 0), bytes.size() - 1));
  }

  private static void version(CaseContext c) {
    Observation.Received received = ack(c);
    Bytes bytes = received.frame().kept();
    Bytes last = bytes.slice(Math.max(0, bytes.size() - 4), bytes.size());
    Optional<Place> place = Place.in(received, bytes.size() - 4, bytes.size() - 1);
    boolean known = last.toHex().equals("01000000") || last.toHex().equals("64000000");
    if (known) {
      c.prefer(false, "version 00 00 01 00", last.toHex() + ", as some stacks send it", place);
    } else {
      c.check(last.toHex().equals("00000100"), "version 00 00 01 00", last.toHex(), place);
    }
  }

  private static void numberTies(CaseContext c) {
    ProbeSession right = c.handshake();
    c.leave(right);
    c.acknowledged(c.identity());
    int wrong = c.lastAck().connectionNumber().raw() ^ 0x5A5A;
    Connection event = c.probe().connect(Lane.EVENT);
    event.sendWrong(new InitEventRequest(new ConnectionNumber(wrong)));
    Observation answer = event.observe(c.timing().listen(CLOSE_TIME));
    c.check(
        !answer.is(InitEventAck.class),
        "no Init_Event_Ack for another number",
        answer.describe(),
        Place.all(answer));
  }

  private static void numbersDiffer(CaseContext c) {
    ProbeSession first = c.handshake();
    Attempt second = c.attempt(c.stranger());
    if (second.session().isEmpty()) {
      throw c.stopNotApplicable("one initiator at a time: " + second.last().describe());
    }
    ConnectionNumber number = second.session().get().ack().connectionNumber();
    c.check(
        !number.equals(first.ack().connectionNumber()),
        "a number other than " + first.ack().connectionNumber(),
        number.toString(),
        Place.in(second.commandAnswer(), 8, 11));
  }

  private static void eventAckWhereAsked(CaseContext c) {
    Connection command = c.acknowledged(c.identity());
    Connection event = c.probe().connect(Lane.EVENT);
    event.send(new InitEventRequest(c.lastAck().connectionNumber()));
    c.expect(event.observe(c.timing().step()), InitEventAck.class, "Init_Event_Ack");
    c.expectQuiet(command, c.timing().quiet(), "nothing on the Command/Data connection");
  }

  private static void eventAckIsEmpty(CaseContext c) {
    c.acknowledged(c.identity());
    Connection event = c.probe().connect(Lane.EVENT);
    event.send(new InitEventRequest(c.lastAck().connectionNumber()));
    Observation answer = event.observe(c.timing().step());
    c.expect(answer, InitEventAck.class, "Init_Event_Ack of 8 bytes");
    long length = answer.where().map(frame -> frame.length()).orElse(0L);
    c.check(length == 8, "8 bytes", length + " bytes", Place.all(answer));
  }

  private static void nameLengths(CaseContext c) {
    for (int length : new int[] {0, 1, 39}) {
      Attempt attempt =
          c.insist(new Identity(c.identity().guid(), "n".repeat(length)), SECOND_INITIATOR);
      c.require(
          attempt.session().isPresent(),
          "a handshake with a name of " + length + " units",
          attempt.last().describe(),
          Place.all(attempt.last()));
      attempt.session().ifPresent(c::leave);
    }
  }

  private static void sameGuid(CaseContext c) {
    List<InitCommandAck> acks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ProbeSession s = c.handshake();
      acks.add(s.ack());
      c.leave(s);
    }
    Bytes first = acks.get(0).guid().bytes();
    c.check(
        acks.stream().allMatch(ack -> ack.guid().bytes().equals(first)),
        "the same GUID three times",
        acks.stream().map(ack -> ack.guid().toString()).toList().toString(),
        Optional.of(new Place(1, GUID_AT, GUID_AT + 15)));
    c.check(
        IntStream.range(0, first.size()).anyMatch(i -> first.at(i) != 0),
        "a GUID",
        "16 zeros",
        Optional.empty());
  }

  private static void byteByByte(CaseContext c) {
    Bytes request = c.identity().request().encode();
    Connection command = c.probe().connect(Lane.COMMAND);
    command.sendInPieces(
        request, c.timing().quiet().dividedBy(12), IntStream.range(1, request.size()).toArray());
    c.expect(command.observe(c.timing().step()), InitCommandAck.class, "Init_Command_Ack");
  }

  private static void parallel(CaseContext c) {
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

  private static void furtherInitiator(CaseContext c) {
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

  private static void refusalLeavesSession(CaseContext c) {
    ProbeSession s = c.session();
    Connection command = c.probe().connect(Lane.COMMAND);
    command.send(c.stranger().request());
    Observation answer = command.observe(c.timing().bound(SECOND_INITIATOR));
    c.note("the other one: " + answer.describe());
    c.expectOk(s.call(GET_DEVICE_INFO));
    c.expectOk(s.call(Requests.harmless(c)));
  }

  private static void pairing(CaseContext c) {
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

  private static void eventFirst(CaseContext c) {
    Connection event = c.probe().connect(Lane.EVENT);
    event.sendWrong(new InitEventRequest(new ConnectionNumber(0x1234_5678)));
    refused(c, event, InitEventAck.class);
  }

  private static void unknownNumber(CaseContext c) {
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
  private static void refusal(CaseContext c) {
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

  private static void operationTooEarly(CaseContext c) {
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

  private static void secondRequest(CaseContext c) {
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

  private static void secondEvent(CaseContext c) {
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

  private static void silentConnection(CaseContext c) {
    c.probe().connect(Lane.COMMAND, new Probe.Options().label("says nothing"));
    Attempt attempt = c.insist(c.identity(), FREE_TIME);
    c.check(
        attempt.session().isPresent(),
        "a handshake within 35 s",
        attempt.last().describe(),
        Place.all(attempt.last()));
  }

  private static void halfHandshake(CaseContext c) {
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

  private static void otherHost(CaseContext c) {
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

  private static Bytes unterminated(CaseContext c) {
    return withLength(
        new DataWriter().bytes(c.identity().guid().bytes()).utf16("no end of this name"));
  }

  private static Bytes garbage(CaseContext c) {
    byte[] bytes = new byte[64];
    c.random().nextBytes(bytes);
    bytes[0] = (byte) (8 + c.random().nextInt(57));
    bytes[1] = 0;
    bytes[2] = 0;
    bytes[3] = 0;
    bytes[7] = (byte) (bytes[7] | 0x40);
    return Bytes.copyOf(bytes);
  }

  private static void malformed(CaseContext c, Bytes bytes) {
    Connection command = c.probe().connect(Lane.COMMAND);
    command.sendRaw(bytes);
    refused(c, command, InitCommandAck.class);
  }

  private static void withoutVersion(CaseContext c) {
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

  private static void otherMajor(CaseContext c) {
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

  private static void otherMinor(CaseContext c) {
    Observation answer = askWithVersion(c, 0x0001_0001);
    InitCommandAck ack = c.expect(answer, InitCommandAck.class, "Init_Command_Ack");
    c.check(
        ack.version().equals(ProtocolVersion.V1_0),
        "version 1.0",
        ack.version().toString(),
        Place.all(answer));
  }

  private static void twoAtATime(CaseContext c) {
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
