package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Connection;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseBody;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Place;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.value.ConnectionNumber;
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
          hostile(
              "PTPIP-INIT-12", "an Event connection can't come first", InitPlaceCases::eventFirst),
          hostile(
              "PTPIP-INIT-13",
              "an unknown connection number is refused with Init_Fail",
              InitPlaceCases::unknownNumber),
          ConformanceCase.passive(
                  "PTPIP-INIT-14",
                  "Init_Fail is followed by the end of the connection",
                  InitPassive::failCloses)
              .provokedBy(Permission.HOSTILE, InitPlaceCases::refusal),
          ConformanceCase.passive(
                  "PTPIP-INIT-15",
                  "Init_Fail has 12 bytes and a reason from 1 to 3",
                  InitPassive::failReasons)
              .provokedBy(Permission.HOSTILE, InitPlaceCases::refusal),
          ConformanceCase.of(
                  "PTPIP-INIT-16",
                  "a further initiator is let in, or refused as busy",
                  InitPlaceCases::furtherInitiator)
              .controlled(Controls.HANDSHAKE),
          ConformanceCase.of(
              "PTPIP-INIT-17",
              "refusing a further initiator leaves the session alone",
              InitPlaceCases::refusalLeavesSession),
          ConformanceCase.of(
              "PTPIP-INIT-18",
              "an initiator that is not paired is refused as such",
              InitPlaceCases::pairing),
          hostile(
              "PTPIP-INIT-19",
              "no operation is carried out before the Event connection is there",
              InitPlaceCases::operationTooEarly),
          hostile(
              "PTPIP-INIT-20",
              "a second Init_Command_Request on a connection is refused",
              InitPlaceCases::secondRequest),
          hostile(
              "PTPIP-INIT-21",
              "a second Event connection for a session is refused",
              InitPlaceCases::secondEvent),
          hostile(
              "PTPIP-INIT-22",
              "a connection that says nothing keeps nobody out",
              InitPlaceCases::silentConnection),
          hostile(
              "PTPIP-INIT-23",
              "a handshake that stops half way is given up",
              InitPlaceCases::halfHandshake),
          hostile(
              "PTPIP-INIT-24",
              "the Event connection has to come from the same host",
              InitPlaceCases::otherHost),
          ConformanceCase.of(
              "PTPIP-INIT-25",
              "friendly names of 0, 1 and 39 units are accepted",
              InitCases::nameLengths),
          hostile(
              "PTPIP-INIT-26",
              "a name without its NUL is refused",
              c -> InitPlaceCases.malformed(c, InitPlaceCases.unterminated(c))),
          hostile(
              "PTPIP-INIT-27",
              "a request without a version is refused",
              InitPlaceCases::withoutVersion),
          hostile(
              "PTPIP-INIT-28",
              "another major version is not taken for 1.0",
              InitPlaceCases::otherMajor),
          hostile(
              "PTPIP-INIT-29",
              "a higher minor version is accepted as 1.0",
              InitPlaceCases::otherMinor),
          ConformanceCase.of(
              "PTPIP-INIT-30",
              "the GUID of the camera is always the same, and not zero",
              InitCases::sameGuid),
          ConformanceCase.of(
              "PTPIP-INIT-31", "the first packet may come byte by byte", InitCases::byteByByte),
          ConformanceCase.of(
                  "PTPIP-INIT-32",
                  "how many initiators are served at a time is reported",
                  InitPlaceCases::parallel)
              .withoutSabotage(),
          hostile(
              "PTPIP-INIT-37",
              "garbage is no handshake",
              c -> InitPlaceCases.malformed(c, InitPlaceCases.garbage(c))),
          hostile(
              "PTPIP-INIT-38",
              "two handshakes at the same time are not mixed up",
              InitPlaceCases::twoAtATime));

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
    CaseContext.Greeting greeting = c.greet(c.identity());
    Observation answer = greeting.answer();
    if (answer.is(InitFail.class)) {
      c.note("refused: " + answer.describe());
      return;
    }
    c.expect(answer, InitCommandAck.class, "Init_Command_Ack or Init_Fail");
    c.expectQuiet(greeting.command(), c.timing().quiet(), "nothing more than the Init_Command_Ack");
  }

  private static void silentBefore(CaseContext c) {
    Connection command = c.probe().connect(Lane.COMMAND);
    c.expectQuiet(command, c.timing().listen(SILENCE), "no byte, and the connection stays open");
  }

  /** The bytes of an Init_Command_Ack, as they came. */
  private static Observation.Received ack(CaseContext c) {
    Observation answer = c.greet(c.identity()).answer();
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
}
