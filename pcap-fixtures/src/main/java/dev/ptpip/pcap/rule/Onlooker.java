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
  private final List<Judge> rules;
  private final TrafficState state;
  private final Consumer<Violation> found;
  private Instant now = Instant.EPOCH;
  private FrameRange place = new FrameRange(0, 0);

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
            .map(Judge::new)
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
    place = packet.frames();
    for (Judge each : rules) {
      each.rule.packet(packet, state, each);
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
    place = ending.frames();
    for (Judge each : rules) {
      each.rule.ended(ending, state, each);
    }
    state.ended(ending);
  }

  /** The conversation is over, in the sight of whoever looks on. */
  public void end() {
    place = state.lastFrames();
    for (Judge each : rules) {
      each.rule.end(state, each);
    }
  }

  /** A rule and where its findings go; one for all packets, because there are many. */
  private final class Judge implements PassiveRule.Reporter {
    private final PassiveRule rule;

    Judge(PassiveRule rule) {
      this.rule = rule;
    }

    @Override
    public void violated(Side offender, String text) {
      violated(offender, text, place);
    }

    @Override
    public void violated(Side offender, String text, FrameRange where) {
      found.accept(new Violation(Requirements.get(rule.id()), offender, text, now, where));
    }
  }
}
