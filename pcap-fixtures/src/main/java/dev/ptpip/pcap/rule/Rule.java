package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;

/**
 * A rule of three functions.
 *
 * @param id the requirement
 * @param look looks at each packet
 * @param ending looks at the end of each connection
 * @param atEnd looks at the end
 */
record Rule(String id, Look look, AtEnding ending, AtEnd atEnd) implements PassiveRule {
  /** Looks at a packet. */
  interface Look {
    void at(CapturedPacket packet, TrafficState before, Reporter out);
  }

  /** Looks at the end of a connection. */
  interface AtEnding {
    void at(Ending ending, TrafficState before, Reporter out);
  }

  /** Looks at how everything has ended. */
  interface AtEnd {
    void at(TrafficState state, Reporter out);
  }

  static PassiveRule onPacket(String id, Look look) {
    return onPacketAndEnd(id, look, (state, out) -> {});
  }

  static PassiveRule onPacketAndEnding(String id, Look look, AtEnding ending) {
    return new Rule(id, look, ending, (state, out) -> {});
  }

  static PassiveRule onPacketAndEnd(String id, Look look, AtEnd atEnd) {
    return new Rule(id, look, (ending, before, out) -> {}, atEnd);
  }

  static PassiveRule atEnd(String id, AtEnd atEnd) {
    return onPacketAndEnd(id, (packet, before, out) -> {}, atEnd);
  }

  @Override
  public void packet(CapturedPacket packet, TrafficState before, Reporter out) {
    look.at(packet, before, out);
  }

  @Override
  public void ended(Ending end, TrafficState before, Reporter out) {
    ending.at(end, before, out);
  }

  @Override
  public void end(TrafficState state, Reporter out) {
    atEnd.at(state, out);
  }
}
