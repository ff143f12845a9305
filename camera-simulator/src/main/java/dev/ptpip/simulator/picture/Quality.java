package dev.ptpip.simulator.picture;

/** How strongly a JPEG is compressed. */
public enum Quality {
  /** About 1:16. */
  BASIC(82, 34),
  /** About 1:8. */
  NORMAL(92, 64),
  /** About 1:4. */
  FINE(96, 116);

  private final int scale;
  private final int bitsPerBlock;

  Quality(int scale, int bitsPerBlock) {
    this.scale = scale;
    this.bitsPerBlock = bitsPerBlock;
  }

  /** Position on the usual scale of 1 to 100 for the quantization tables of ITU-T T.81 annex K. */
  int scale() {
    return scale;
  }

  /** Bits that a block of 64 samples takes on average in large pictures at base sensitivity. */
  int bitsPerBlock() {
    return bitsPerBlock;
  }
}
