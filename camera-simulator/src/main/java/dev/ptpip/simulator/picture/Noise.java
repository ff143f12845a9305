package dev.ptpip.simulator.picture;

/** Numbers that look random and depend on their arguments alone. */
final class Noise {
  private Noise() {}

  /** 32 mixed bits (the finalizer of SplitMix, by G. Steele, D. Lea, C. Flood). */
  static int bits(long seed, int x, int y) {
    long z = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) (z >>> 32);
  }

  /** -1 to 1, small values more often: the mean of four uniform ones. */
  static float grain(long seed, int x, int y) {
    int bits = bits(seed, x, y);
    int sum = (bits & 0xFF) + (bits >>> 8 & 0xFF) + (bits >>> 16 & 0xFF) + (bits >>> 24);
    return sum / 510f - 1;
  }

  /** 0 to 1. */
  static float unit(long seed, int x, int y) {
    return (bits(seed, x, y) >>> 8) / (float) 0xFF_FFFF;
  }
}
