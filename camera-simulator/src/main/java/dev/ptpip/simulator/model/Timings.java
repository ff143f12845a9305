package dev.ptpip.simulator.model;

import java.time.Duration;

/**
 * How long the body takes, in camera time.
 *
 * @param shutterLag from the order to take a picture to the opening of the shutter
 * @param autofocus from the order to focus to the result
 * @param autofocusSpread how much {@code autofocus} differs from time to time, at most, either way
 * @param write from the closing of the shutter to the object that can be read
 * @param liveViewStart from the order to start live view to the first frame
 * @param liveViewFrame from one live view frame to the next
 */
public record Timings(
    Duration shutterLag,
    Duration autofocus,
    Duration autofocusSpread,
    Duration write,
    Duration liveViewStart,
    Duration liveViewFrame) {

  /** Checks that no time is negative. */
  public Timings {
    notNegative("shutterLag", shutterLag);
    notNegative("autofocus", autofocus);
    notNegative("autofocusSpread", autofocusSpread);
    notNegative("write", write);
    notNegative("liveViewStart", liveViewStart);
    notNegative("liveViewFrame", liveViewFrame);
    if (autofocusSpread.compareTo(autofocus) > 0) {
      throw new IllegalArgumentException(
          "autofocusSpread " + autofocusSpread + " is more than autofocus " + autofocus);
    }
  }

  private static void notNegative(String name, Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + time);
    }
  }
}
