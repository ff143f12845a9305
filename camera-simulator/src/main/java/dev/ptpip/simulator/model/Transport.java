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

  /** Checks ranges. */
  public Transport {
    if (initiators < 1 || initiators > 64) {
      throw new IllegalArgumentException("a camera serves 1 to 64 initiators, not " + initiators);
    }
    if (idleDrop.isNegative()) {
      throw new IllegalArgumentException("idleDrop must not be negative: " + idleDrop);
    }
  }
}
