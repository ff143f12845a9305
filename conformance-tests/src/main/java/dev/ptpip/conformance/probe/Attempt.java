package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import java.util.Optional;

/**
 * One try of a handshake, as far as it got.
 *
 * @param command the Command/Data connection
 * @param commandAnswer what came upon Init_Command_Request
 * @param event the Event connection, if it got so far
 * @param eventAnswer what came upon Init_Event_Request, if it got so far
 * @param session the session, if all of it worked
 */
public record Attempt(
    Connection command,
    Observation commandAnswer,
    Optional<Connection> event,
    Optional<Observation> eventAnswer,
    Optional<ProbeSession> session) {

  /** Tries once, with the usual packets. */
  public static Attempt make(Probe probe, Identity identity, Timing timing) {
    return make(probe, identity, timing, new Probe.Options().label(identity.name()));
  }

  /** Tries once over a Command/Data connection that is opened in a particular way. */
  public static Attempt make(Probe probe, Identity identity, Timing timing, Probe.Options options) {
    Connection command = probe.connect(Lane.COMMAND, options);
    return make(probe, command, identity.request(), timing, options);
  }

  /** Tries over a connection that stands already. */
  public static Attempt make(
      Probe probe,
      Connection command,
      InitCommandRequest request,
      Timing timing,
      Probe.Options options) {
    command.send(request);
    Observation commandAnswer = command.observe(timing.step());
    Optional<InitCommandAck> ack = commandAnswer.as(InitCommandAck.class);
    if (ack.isEmpty()) {
      return new Attempt(
          command, commandAnswer, Optional.empty(), Optional.empty(), Optional.empty());
    }
    Connection event = probe.connect(Lane.EVENT, options);
    event.send(new InitEventRequest(ack.get().connectionNumber()));
    Observation eventAnswer = event.observe(timing.step());
    Optional<ProbeSession> session =
        eventAnswer.is(InitEventAck.class)
            ? Optional.of(new ProbeSession(command, event, ack.get(), timing))
            : Optional.empty();
    return new Attempt(
        command, commandAnswer, Optional.of(event), Optional.of(eventAnswer), session);
  }

  /** The refusal, if it was refused. */
  public Optional<InitFail> refusal() {
    return commandAnswer
        .as(InitFail.class)
        .or(() -> eventAnswer.flatMap(answer -> answer.as(InitFail.class)));
  }

  /** The answer where it ended. */
  public Observation last() {
    return eventAnswer.orElse(commandAnswer);
  }

  /** Closes what it opened. */
  public void abandon() {
    event.ifPresent(Connection::close);
    command.close();
  }
}
