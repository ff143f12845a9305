package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;

/**
 * A rule of two functions.
 *
 * @param id the requirement
 * @param look looks at each packet
 * @param atEnd looks at the end
 */
record Rule(String id, Look look, AtEnd atEnd) implements PassiveRule {
  /** Looks at a packet. */
  interface Look {
    void at(CapturedPacket packet, TrafficState before, Reporter out);
  }

  /** Looks at how everything has ended. */
  interface AtEnd {
    void at(TrafficState state, Reporter out);
  }

  static PassiveRule onPacket(String id, Look look) {
    return new Rule(id, look, (state, out) -> {});
  }

  static PassiveRule atEnd(String id, AtEnd atEnd) {
    return new Rule(id, (packet, before, out) -> {}, atEnd);
  }

  @Override
  public void packet(CapturedPacket packet, TrafficState before, Reporter out) {
    look.at(packet, before, out);
  }

  @Override
  public void end(TrafficState state, Reporter out) {
    atEnd.at(state, out);
  }
}
