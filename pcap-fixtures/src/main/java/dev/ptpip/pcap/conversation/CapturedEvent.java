package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.packet.Event;
import java.time.Instant;

/**
 * An event that was sent, not polled.
 *
 * @param event what happened
 * @param packet how it travelled
 */
public record CapturedEvent(Event event, CapturedPacket packet) implements Entry {
  @Override
  public Instant time() {
    return packet.time();
  }

  @Override
  public FrameRange frames() {
    return packet.frames();
  }

  @Override
  public Route route() {
    return packet.route();
  }
}
