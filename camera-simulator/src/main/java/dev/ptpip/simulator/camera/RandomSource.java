package dev.ptpip.simulator.camera;

import java.util.Random;

/** Makes the camera's random numbers; the only place that does. */
public final class RandomSource {
  private RandomSource() {}

  /** A sequence that depends on {@code seed} alone; safe for use by several threads. */
  public static Random seeded(long seed) {
    return new Random(seed);
  }
}
