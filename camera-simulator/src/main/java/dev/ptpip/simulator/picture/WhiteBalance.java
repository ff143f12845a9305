package dev.ptpip.simulator.picture;

/** The light that the camera takes for white; the scene itself is in sunlight. */
public enum WhiteBalance {
  /** Found by the camera. */
  AUTO(0, 0, 1, 1),
  /** Bulbs: sunlight turns blue. */
  INCANDESCENT(1, 17, 0.62, 1.6),
  /** Tubes. */
  FLUORESCENT(1, 14, 0.82, 1.28),
  /** Sun: right for the scene. */
  DIRECT_SUNLIGHT(1, 9, 1, 1),
  /** Flash. */
  FLASH(1, 4, 1.05, 0.95),
  /** Clouds: slightly warmer. */
  CLOUDY(1, 10, 1.1, 0.9),
  /** Shade: clearly warmer. */
  SHADE(1, 11, 1.24, 0.76),
  /** Measured or chosen by the photographer. */
  PRESET(1, 255, 1, 1);

  private final int exifMode;
  private final int exifLightSource;
  private final double redGain;
  private final double blueGain;

  WhiteBalance(int exifMode, int exifLightSource, double redGain, double blueGain) {
    this.exifMode = exifMode;
    this.exifLightSource = exifLightSource;
    this.redGain = redGain;
    this.blueGain = blueGain;
  }

  /** Tag WhiteBalance 0xA403: 0 automatic, 1 manual (EXIF 2.3 §4.6.5). */
  int exifMode() {
    return exifMode;
  }

  /** Tag LightSource 0x9208. */
  int exifLightSource() {
    return exifLightSource;
  }

  double redGain() {
    return redGain;
  }

  double blueGain() {
    return blueGain;
  }
}
