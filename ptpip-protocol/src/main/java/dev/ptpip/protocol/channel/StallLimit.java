package dev.ptpip.protocol.channel;

import java.time.Duration;

/**
 * How long a transfer of any size may stand still; progress starts the time again. What comes is
 * progress from the first byte; what goes out is written in pieces, and each piece that the peer
 * has taken is progress.
 *
 * @param duration the longest pause, more than zero
 */
public record StallLimit(Duration duration) {
  /** Checks the sign. */
  public StallLimit {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("a pause is longer than zero, not " + duration);
    }
  }

  /** A deadline for the next piece. */
  public Deadline next() {
    return Deadline.after(duration);
  }
}
