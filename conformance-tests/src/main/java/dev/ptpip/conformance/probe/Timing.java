package dev.ptpip.conformance.probe;

import java.time.Duration;

/**
 * How long the judge waits, from what was measured of the target.
 *
 * @param roundTrip median time of a small operation
 * @param step how long an answer may take
 * @param quiet how long to listen before it is said that nothing came
 * @param scale what all of them, and times that a rule names, are multiplied with
 */
public record Timing(Duration roundTrip, Duration step, Duration quiet, double scale) {
  private static final Duration LEAST_STEP = Duration.ofSeconds(2);
  private static final Duration MOST_STEP = Duration.ofSeconds(30);
  private static final Duration LEAST_QUIET_REAL = Duration.ofMillis(300);
  private static final Duration LEAST_QUIET_SIMULATOR = Duration.ofMillis(12);
  private static final Duration MOST_QUIET = Duration.ofSeconds(2);

  /** A simulator does within this what takes a body half a minute, or never. */
  private static final Duration ENOUGH_FOR_SIMULATOR = Duration.ofSeconds(5);

  private static final int STEPS = 100;
  private static final int QUIETS = 10;

  /** Before anything was measured. */
  public static Timing unknown(double scale) {
    return new Timing(
        Duration.ZERO, scaled(Duration.ofSeconds(10), scale), LEAST_QUIET_REAL, scale);
  }

  /** From the median round trip of a target. */
  public static Timing measured(Duration roundTrip, Target.Kind kind, double scale) {
    Duration leastQuiet = kind == Target.Kind.SIMULATOR ? LEAST_QUIET_SIMULATOR : LEAST_QUIET_REAL;
    return new Timing(
        roundTrip,
        scaled(within(roundTrip.multipliedBy(STEPS), LEAST_STEP, MOST_STEP), scale),
        longer(
            leastQuiet,
            scaled(within(roundTrip.multipliedBy(QUIETS), leastQuiet, MOST_QUIET), scale)),
        scale);
  }

  private static Duration within(Duration time, Duration least, Duration most) {
    if (time.compareTo(least) < 0) {
      return least;
    }
    return time.compareTo(most) > 0 ? most : time;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** A time that a rule names, scaled; never shorter than one step. */
  public Duration bound(Duration named) {
    return longer(step, scaled(named, scale));
  }

  /**
   * A time that a rule allows a body for something that it does by itself, scaled; a simulator gets
   * no more than it can need.
   */
  public Duration allowance(Duration named) {
    Duration bound = bound(named);
    Duration enough = bound(ENOUGH_FOR_SIMULATOR);
    return isSimulator() && enough.compareTo(bound) < 0 ? enough : bound;
  }

  private boolean isSimulator() {
    return quiet.compareTo(LEAST_QUIET_REAL) < 0;
  }

  /**
   * A time that a rule says to listen for before it is said that nothing came; with a simulator,
   * which answers at once or never, a part of it is enough.
   */
  public Duration listen(Duration named) {
    Duration scaled = scaled(named, scale);
    Duration enough = quiet.multipliedBy(4);
    return isSimulator() && enough.compareTo(scaled) < 0 ? enough : scaled;
  }

  private static Duration scaled(Duration time, double scale) {
    return Duration.ofNanos((long) (time.toNanos() * scale));
  }
}
