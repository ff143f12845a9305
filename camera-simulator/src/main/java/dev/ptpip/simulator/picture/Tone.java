package dev.ptpip.simulator.picture;

/** From light to code values: the transfer curve of sRGB (IEC 61966-2-1). */
final class Tone {
  private static final int STEPS = 4096;
  private static final float[] CURVE = curve();

  private Tone() {}

  private static float[] curve() {
    float[] curve = new float[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      // Finer steps where it is dark: the table is indexed by the square root of light.
      double light = (double) i / STEPS * i / STEPS;
      double code = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
      curve[i] = (float) (255 * code);
    }
    return curve;
  }

  /** 0 to 255 for light from 0 to 1; what is brighter is white. */
  static float code(float light) {
    if (light >= 1) {
      return 255;
    }
    return light <= 0 ? 0 : CURVE[(int) (Math.sqrt(light) * STEPS)];
  }
}
