package dev.ptpip.simulator.clock;

import java.time.Instant;

/** The host's own clocks; the only place that reads them. */
final class HostTime {
  private HostTime() {}

  /** Monotonic, in nanoseconds. */
  static long nanos() {
    return System.nanoTime();
  }

  /** Civil time. */
  static Instant now() {
    return Instant.now();
  }
}
