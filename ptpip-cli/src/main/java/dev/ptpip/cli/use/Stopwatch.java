package dev.ptpip.cli.use;

import java.time.Duration;

/**
 * Measures real time.
 *
 * @param startNanos when it started
 */
record Stopwatch(long startNanos) {
  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
