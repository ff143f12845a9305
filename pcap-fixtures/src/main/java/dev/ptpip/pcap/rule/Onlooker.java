package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.conversation.Transport;
import dev.ptpip.protocol.dataset.DeviceInfo;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows one conversation to the rules, packet by packet, and hands on what they find. Requirements
 * of PTP/IP are not applied to USB. Confined to one thread.
 */
public final class Onlooker {
  private final List<PassiveRule> rules;
  private final TrafficState state;
  private final Consumer<Violation> found;
  private Instant now = Instant.EPOCH;

  /**
   * Looks at a conversation with these rules.
   *
   * @param state {@link TrafficState#fromTheBeginning} or {@link TrafficState#inTheMiddle}
   * @param found is told of each violation
   */
  public Onlooker(List<PassiveRule> rules, TrafficState state, Consumer<Violation> found) {
    this.rules =
        rules.stream()
            .filter(
                rule -> state.transport() == Transport.PTP_IP || !rule.id().startsWith("PTPIP-"))
            .toList();
    this.state = state;
    this.found = found;
  }

  /** How the conversation stands. */
  public TrafficState state() {
    return state;
  }

  /** A packet came. */
  public void packet(CapturedPacket packet) {
    now = packet.time();
    for (PassiveRule rule : rules) {
      rule.packet(packet, state, new Place(rule, packet.frames()));
    }
    state.packet(packet);
  }

  /** The device has told what it is. */
  public void deviceInfo(DeviceInfo info) {
    state.learn(info);
  }

  /** Packets may be missing. */
  public void gap() {
    state.gap();
  }

  /** A connection has ended. */
  public void ended(Ending ending) {
    now = ending.time();
    for (PassiveRule rule : rules) {
      rule.ended(ending, state, new Place(rule, ending.frames()));
    }
    state.ended(ending);
  }

  /** The conversation is over, in the sight of whoever looks on. */
  public void end() {
    for (PassiveRule rule : rules) {
      rule.end(state, new Place(rule, state.lastFrames()));
    }
  }

  private final class Place implements PassiveRule.Reporter {
    private final PassiveRule rule;
    private final FrameRange frames;

    Place(PassiveRule rule, FrameRange frames) {
      this.rule = rule;
      this.frames = frames;
    }

    @Override
    public void violated(Side offender, String text) {
      violated(offender, text, frames);
    }

    @Override
    public void violated(Side offender, String text, FrameRange where) {
      found.accept(new Violation(Requirements.get(rule.id()), offender, text, now, where));
    }
  }
}
