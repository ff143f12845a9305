package dev.ptpip.client.operation;

import java.time.Duration;

/**
 * What to do when the camera answers Device_Busy (0x2019, MTP 1.1 §F.2.25): ask again after a
 * pause, which doubles each time, or report it.
 *
 * @param limit how long to go on asking, counted from the first answer; zero reports at once
 * @param firstPause pause before the second attempt
 * @param longestPause no pause is longer
 */
public record BusyPolicy(Duration limit, Duration firstPause, Duration longestPause) {
  /** Reports Device_Busy at once. */
  public static final BusyPolicy REPORT =
      new BusyPolicy(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1));

  /** Asks again for five seconds, first after 20 ms, then up to every 500 ms. */
  public static final BusyPolicy DEFAULT = retryFor(Duration.ofSeconds(5));

  /** Checks the ranges. */
  public BusyPolicy {
    if (limit.isNegative()
        || firstPause.isNegative()
        || firstPause.isZero()
        || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "a limit of at least 0 and pauses above 0 expected, the longest not below the first: "
              + limit
              + ", "
              + firstPause
              + ", "
              + longestPause);
    }
  }

  /** Asks again for {@code limit}, with the usual pauses. */
  public static BusyPolicy retryFor(Duration limit) {
    return new BusyPolicy(limit, Duration.ofMillis(20), Duration.ofMillis(500));
  }

  /** The pause that follows {@code pause}. */
  public Duration pauseAfter(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
