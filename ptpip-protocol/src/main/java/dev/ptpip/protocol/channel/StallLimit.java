package dev.ptpip.protocol.channel;

import java.time.Duration;

/**
 * How long a transfer of any size may stand still; progress of at least one byte starts the time
 * again.
 *
 * @param duration the longest pause
 */
public record StallLimit(Duration duration) {
  /** A deadline for the next piece. */
  public Deadline next() {
    return Deadline.after(duration);
  }
}
