package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.value.Guid;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a camera is reached.
 *
 * @param guid identity in Init_Command_Ack
 * @param friendlyName name in Init_Command_Ack
 * @param strictness how deviations are met
 * @param pairing which initiators are let in
 * @param handshakeDeadline for the first packet of a connection, and for the Event connection to
 *     follow the Command/Data connection
 * @param probeDeadline for the answer to a Probe_Request; 10 s by CIPA DC-005 §2.3.13
 * @param stall longest pause within a packet or a data phase, and for the peer to take what is
 *     written
 * @param eventHold how long an event waits to be polled before it is sent, where the model may do
 *     either
 * @param decorator layer below the packets
 * @param deviations stands where the camera may deviate; asked for when the first connection comes
 * @param observers are told of every packet of every connection
 * @param log is told what happens
 * @param script answers in place of the camera, unless it is {@link Script#NONE}
 */
public record ResponderOptions(
    Guid guid,
    String friendlyName,
    Strictness strictness,
    Pairing pairing,
    Duration handshakeDeadline,
    Duration probeDeadline,
    Duration stall,
    Duration eventHold,
    LinkDecorator decorator,
    Supplier<Deviations> deviations,
    List<PacketObserver> observers,
    CameraLog log,
    Script script) {
  /** 30 s, as long as a responder in the field waits. */
  public static final Duration DEFAULT_HANDSHAKE_DEADLINE = Duration.ofSeconds(30);

  /** 10 s (CIPA DC-005 §2.3.13). */
  public static final Duration DEFAULT_PROBE_DEADLINE = Duration.ofSeconds(10);

  /** 30 s. */
  public static final Duration DEFAULT_STALL = Duration.ofSeconds(30);

  /** 1.2 s: somewhat longer than the second after which Nikon initiators poll again. */
  public static final Duration DEFAULT_EVENT_HOLD = Duration.ofMillis(1200);

  /** Checks ranges. */
  public ResponderOptions {
    checkPositive("handshake deadline", handshakeDeadline);
    checkPositive("probe deadline", probeDeadline);
    checkPositive("stall limit", stall);
    checkPositive("event hold", eventHold);
    observers = List.copyOf(observers);
  }

  private static void checkPositive(String what, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(what + " must be more than zero, not " + time);
    }
  }
}
