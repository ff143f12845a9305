package dev.ptpip.pcap.conversation;

import java.time.Instant;

/** Something that a capture shows of a conversation. */
public sealed interface Entry
    permits CapturedPacket, CapturedTransaction, CapturedEvent, Gap, Finding, Ending, Comment {
  /** When it was complete: the time of the last frame that it was read from. */
  Instant time();

  /** The frames that it was read from. */
  FrameRange frames();

  /** The way that it took. */
  Route route();
}
