package dev.ptpip.client.event;

import java.time.Duration;

/**
 * How often a polled list of events is asked for while somebody wants events: {@code expecting}
 * while something is on its way, {@code active} right after an event, then slower each time up to
 * {@code idle}.
 *
 * @param expecting pause while a capture or the like runs
 * @param active shortest pause otherwise
 * @param idle longest pause
 */
public record EventPolling(Duration expecting, Duration active, Duration idle) {
  /** 50 ms, 200 ms, 1 s. */
  public static final EventPolling DEFAULT =
      new EventPolling(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1));

  /** Checks the order. */
  public EventPolling {
    if (expecting.isNegative()
        || expecting.isZero()
        || active.compareTo(expecting) < 0
        || idle.compareTo(active) < 0) {
      throw new IllegalArgumentException(
          "0 < expecting <= active <= idle needed: " + expecting + ", " + active + ", " + idle);
    }
  }
}
