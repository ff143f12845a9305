package dev.ptpip.simulator.picture;

import java.time.LocalDateTime;

/**
 * A landscape with clouds, hills, a field, a balloon that drifts, a row of colour patches and fine
 * stripes. Coordinates: u from 0 (left) to 1 (right), v from 0 (top) to 1 (bottom) of a 3:2 frame.
 */
final class Scene {
  static final float HORIZON = 0.56f;
  private static final double DAY = 86_400;

  final long seed;
  final Light light;

  /** Where the clouds are. */
  final float drift;

  final float balloonU;
  final float balloonV;
  final float sunU;
  final float sunV;

  /** 0 at noon to 1 at the edges of the day: how warm the sky is. */
  final float evening;

  private final double phase;

  Scene(ShotSettings shot, long seed) {
    this.seed = seed;
    light = Light.of(shot);
    LocalDateTime time = shot.time();
    double second = time.toLocalTime().toNanoOfDay() / 1e9;
    drift = (float) (second / 40 % 1024);
    balloonU = (float) (0.5 + 0.36 * Math.sin(second / 9));
    balloonV = (float) (0.26 + 0.07 * Math.sin(second / 4));
    double day = second / DAY;
    sunU = (float) (0.08 + 0.84 * day);
    sunV = (float) (0.1 + 0.7 * Math.abs(day - 0.5));
    evening = (float) Math.pow(Math.min(1, Math.abs(day - 0.5) * 2.4), 2);
    phase = Noise.unit(seed, 1, 2) * 6.28;
  }

  /** Upper edge of the far hills. */
  float far(double u) {
    return (float)
        (0.47 + 0.05 * Math.sin(5.1 * u + phase) + 0.03 * Math.sin(11.7 * u + 2 * phase));
  }

  /** Upper edge of the near hills. */
  float near(double u) {
    return (float)
        (0.54 + 0.035 * Math.sin(3.3 * u + 3 * phase) + 0.02 * Math.sin(17.3 * u + phase));
  }
}
