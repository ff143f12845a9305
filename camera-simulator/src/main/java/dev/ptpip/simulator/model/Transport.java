package dev.ptpip.simulator.model;

import dev.ptpip.protocol.channel.DataPacking;
import java.time.Duration;

/**
 * How the body behaves on the network.
 *
 * @param friendlyName the name in Init_Command_Ack
 * @param initiators how many initiators may be connected at the same time, 1 or more
 * @param answersProbe whether a Probe_Request is answered
 * @param dataPacking how data phases are cut into packets
 * @param events where events are reported
 * @param idleDrop how long the body keeps an initiator that has no open session; zero for ever
 */
public record Transport(
    String friendlyName,
    int initiators,
    boolean answersProbe,
    DataPacking dataPacking,
    EventDelivery events,
    Duration idleDrop) {

  /** Most initiators at a time. */
  public static final int MAX_INITIATORS = 64;

  /** Checks ranges. */
  public Transport {
    if (initiators < 1 || initiators > MAX_INITIATORS) {
      throw new IllegalArgumentException(
          "a camera serves 1 to " + MAX_INITIATORS + " initiators, not " + initiators);
    }
    if (idleDrop.isNegative()) {
      throw new IllegalArgumentException("idleDrop must not be negative: " + idleDrop);
    }
  }

  /** The same with so many initiators at a time. */
  Transport serving(int newInitiators) {
    return new Transport(friendlyName, newInitiators, answersProbe, dataPacking, events, idleDrop);
  }

  /** What a body does of which nothing else is known. */
  static Transport usual(String friendlyName) {
    return new Transport(
        friendlyName, 1, true, DataPacking.DEFAULT, EventDelivery.ADAPTIVE, Duration.ZERO);
  }
}
