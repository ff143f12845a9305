package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.Side;

/**
 * A requirement that can be judged by looking on. It keeps nothing itself: what it has to know of
 * the past is in the {@link TrafficState}.
 */
public interface PassiveRule {
  /** Id of the requirement. */
  String id();

  /**
   * A packet came.
   *
   * @param packet the packet
   * @param before how things stood before it
   */
  default void packet(CapturedPacket packet, TrafficState before, Reporter out) {}

  /**
   * A connection has ended.
   *
   * @param ending how
   * @param before how things stood before it
   */
  default void ended(Ending ending, TrafficState before, Reporter out) {}

  /** The conversation is over. */
  default void end(TrafficState state, Reporter out) {}

  /** Takes what a rule has found. */
  interface Reporter {
    /** At the packet that is looked at. */
    void violated(Side offender, String text);

    /** At other frames as well, or at the end. */
    void violated(Side offender, String text, FrameRange frames);
  }
}
