package dev.ptpip.simulator.picture;

/** The forward DCT of 8 × 8 samples (ITU-T T.81 §A.3.3), by even and odd halves. */
final class Transform {
  private static final float[] COS = new float[8];

  /** Natural index of each place in zigzag order. */
  static final int[] ZIGZAG = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };

  static {
    for (int i = 0; i < 8; i++) {
      COS[i] = (float) (Math.cos(i * Math.PI / 16) / 2);
    }
  }

  private Transform() {}

  /** Turns samples around 0 into coefficients, in place. */
  static void forward(float[] block) {
    for (int row = 0; row < 64; row += 8) {
      line(block, row, 1);
    }
    for (int column = 0; column < 8; column++) {
      line(block, column, 8);
    }
  }

  private static void line(float[] b, int at, int step) {
    float s0 = b[at] + b[at + 7 * step];
    float s1 = b[at + step] + b[at + 6 * step];
    float s2 = b[at + 2 * step] + b[at + 5 * step];
    float s3 = b[at + 3 * step] + b[at + 4 * step];
    float d0 = b[at] - b[at + 7 * step];
    float d1 = b[at + step] - b[at + 6 * step];
    float d2 = b[at + 2 * step] - b[at + 5 * step];
    float d3 = b[at + 3 * step] - b[at + 4 * step];
    b[at] = COS[4] * (s0 + s1 + s2 + s3);
    b[at + 4 * step] = COS[4] * (s0 - s1 - s2 + s3);
    b[at + 2 * step] = COS[2] * (s0 - s3) + COS[6] * (s1 - s2);
    b[at + 6 * step] = COS[6] * (s0 - s3) - COS[2] * (s1 - s2);
    b[at + step] = COS[1] * d0 + COS[3] * d1 + COS[5] * d2 + COS[7] * d3;
    b[at + 3 * step] = COS[3] * d0 - COS[7] * d1 - COS[1] * d2 - COS[5] * d3;
    b[at + 5 * step] = COS[5] * d0 - COS[1] * d1 + COS[7] * d2 + COS[3] * d3;
    b[at + 7 * step] = COS[7] * d0 - COS[5] * d1 + COS[3] * d2 - COS[1] * d3;
  }
}
