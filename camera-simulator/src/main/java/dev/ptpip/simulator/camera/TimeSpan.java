package dev.ptpip.simulator.camera;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long something takes, give or take.
 *
 * @param time the time in the middle
 * @param spread how much it differs, at most, either way; no more than {@code time}
 */
public record TimeSpan(Duration time, Duration spread) {
  /** Checks that it can't come out negative. */
  public TimeSpan {
    if (time.isNegative() || spread.isNegative() || spread.compareTo(time) > 0) {
      throw new IllegalArgumentException("no time: " + time + ", give or take " + spread);
    }
  }

  /** Always the same. */
  public static TimeSpan of(Duration time) {
    return new TimeSpan(time, Duration.ZERO);
  }

  /** How long it takes this time; takes a number from {@code random} only if it can vary. */
  public Duration draw(RandomGenerator random) {
    if (spread.isZero()) {
      return time;
    }
    return time.plusNanos((long) (spread.toNanos() * (2 * random.nextDouble() - 1)));
  }
}
