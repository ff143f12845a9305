package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.Side;
import java.time.Instant;

/**
 * Something that a requirement forbids was seen.
 *
 * @param requirement which one
 * @param offender whose fault it is
 * @param text what was expected and what came
 * @param time when
 * @param frames the frames that show it
 */
public record Violation(
    Requirement requirement, Side offender, String text, Instant time, FrameRange frames) {
  /** What it weighs. */
  public Weight weight() {
    return requirement.weight();
  }
}
