package dev.ptpip.simulator.capture;

import java.time.Duration;

/**
 * How long the shutter stays open.
 *
 * @param end who ends the exposure
 * @param duration the time set on the dial; zero unless the clock ends it
 */
public record ExposureTime(End end, Duration duration) {
  /** Who ends an exposure. */
  public enum End {
    /** The clock, after the duration. */
    CLOCK,
    /** The release that is let go, or the host: bulb. */
    RELEASE,
    /** The second press of the release, or the host: time. */
    SECOND_RELEASE
  }

  /** Open until the release is let go. */
  public static final ExposureTime BULB = new ExposureTime(End.RELEASE, Duration.ZERO);

  /** Open until the second press. */
  public static final ExposureTime TIME = new ExposureTime(End.SECOND_RELEASE, Duration.ZERO);

  /** Checks the range. */
  public ExposureTime {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("an exposure time is not negative: " + duration);
    }
  }

  /** Ended by the clock. */
  public static ExposureTime of(Duration duration) {
    return new ExposureTime(End.CLOCK, duration);
  }

  /** Whether the clock ends it. */
  public boolean isTimed() {
    return end == End.CLOCK;
  }
}
