package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.fuzz.Stance.Due;
import dev.ptpip.conformance.probe.Connection;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.value.ConnectionNumber;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the steps of a conversation, once. Confined to one thread. */
final class Player {
  private static final int MOST_PACKETS = 5_000;
  private static final Duration PAUSE = Duration.ofMillis(3);

  private final Probe probe;
  private final Identity identity;
  private final Timing timing;
  private final Duration patience;
  private final Stance stance;
  private final Oracle oracle;
  private final Map<Lane, Connection> open = new EnumMap<>(Lane.class);
  private ConnectionNumber number = new ConnectionNumber(0);
  private int packets;

  /**
   * A player for one conversation.
   *
   * @param patience how long a slot that is still taken is waited for
   */
  Player(Probe probe, Identity identity, Timing timing, Duration patience, CodeBook codes) {
    this.probe = probe;
    this.identity = identity;
    this.timing = timing;
    this.patience = patience;
    this.stance = new Stance(codes);
    this.oracle = new Oracle(stance);
  }

  /** Plays them, up to the end or up to the first fault. */
  List<Fault> play(List<Step> steps) {
    for (Step step : steps) {
      if (!oracle.faults().isEmpty() || probe.isClosed()) {
        break;
      }
      play(step);
    }
    open.keySet().forEach(this::drain);
    open.values().forEach(Connection::close);
    return oracle.faults();
  }

  /** How many packets came. */
  int packets() {
    return packets;
  }

  private void play(Step step) {
    Connection connection = open.get(step.lane());
    if (step instanceof Step.Open) {
      if (connection != null) {
        stance.disturb();
        connection.close();
      }
      open.put(step.lane(), probe.connect(step.lane()));
    } else if (connection == null || !connection.isOpen()) {
      return;
    } else if (step instanceof Step.Send send) {
      send(connection, send);
    } else {
      stance.disturb();
      drain(step.lane());
      if (step instanceof Step.Break) {
        connection.reset();
      } else {
        connection.close();
      }
    }
  }

  private void send(Connection connection, Step.Send send) {
    Bytes bytes = send.bytes().fill(identity.guid(), number);
    if (bytes.isEmpty()) {
      return;
    }
    drain(Lane.COMMAND);
    drain(Lane.EVENT);
    boolean first = !stance.isDisturbed();
    connection.sendRaw(bytes);
    Due due = stance.sent(send.lane(), bytes);
    if (due == Due.NOTHING) {
      return;
    }
    Optional<Observation> refusal = await(send.lane(), due);
    if (first && due == Due.ANSWER && refusal.isPresent()) {
      again(send.lane(), bytes, refusal.get());
    }
  }

  /** Waits for an answer; gives an Init_Fail that says that somebody else is being served. */
  private Optional<Observation> await(Lane lane, Due due) {
    Connection connection = open.get(lane);
    if (connection == null) {
      return Optional.empty();
    }
    while (packets < MOST_PACKETS) {
      Observation next = connection.observe(due == Due.ANSWER ? timing.step() : timing.quiet());
      if (isBusy(next)) {
        return Optional.of(next);
      }
      note(lane, next);
      if (next.isSilence() || next.isEnd()) {
        if (due == Due.ANSWER) {
          oracle.unanswered(next);
        }
        return Optional.empty();
      }
      if (isAnswer(next)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void note(Lane lane, Observation seen) {
    packets++;
    seen.as(InitCommandAck.class).ifPresent(ack -> number = ack.connectionNumber());
    oracle.observed(lane, seen);
  }

  private static boolean isBusy(Observation seen) {
    return seen.as(InitFail.class)
        .filter(fail -> fail.reasonCode() != InitFail.Reason.REJECTED_INITIATOR.code())
        .isPresent();
  }

  private static boolean isAnswer(Observation seen) {
    Packet packet = seen.anyPacket().orElse(null);
    return packet instanceof OperationResponse
        || packet instanceof InitCommandAck
        || packet instanceof InitEventAck
        || packet instanceof InitFail
        || packet instanceof ProbeResponse;
  }

  /** The slot may still be taken by the conversation before: the handshake is made again. */
  private void again(Lane lane, Bytes bytes, Observation refusal) {
    Observation last = refusal;
    long begun = Pace.nanos();
    while (lane == Lane.COMMAND
        && isBusy(last)
        && Pace.since(begun).compareTo(patience) < 0
        && !probe.isClosed()) {
      Pace.pass(PAUSE);
      Connection before = open.get(lane);
      if (before != null) {
        before.close();
      }
      Connection next = probe.connect(lane);
      open.put(lane, next);
      next.sendRaw(bytes);
      last = next.observe(timing.step());
    }
    note(lane, last);
    if (last.isSilence() || last.isEnd()) {
      oracle.unanswered(last);
    }
  }

  /** Looks at what has come in the meantime. */
  private void drain(Lane lane) {
    Connection connection = open.get(lane);
    while (connection != null && packets < MOST_PACKETS) {
      Observation next = connection.observe(Duration.ZERO);
      if (next.isSilence() || next.isEnd()) {
        if (next instanceof Observation.Malformed) {
          oracle.observed(lane, next);
        }
        return;
      }
      note(lane, next);
    }
  }
}
