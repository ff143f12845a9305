package dev.ptpip.simulator.picture;

/** Tag MeteringMode 0x9207 (EXIF 2.3 §4.6.5). */
public enum Metering {
  /** Not told. */
  UNKNOWN(0),
  /** The whole picture. */
  AVERAGE(1),
  /** Mostly its centre. */
  CENTER_WEIGHTED(2),
  /** One spot. */
  SPOT(3),
  /** Several spots. */
  MULTI_SPOT(4),
  /** A pattern of areas, "matrix". */
  PATTERN(5);

  private final int exif;

  Metering(int exif) {
    this.exif = exif;
  }

  int exif() {
    return exif;
  }
}
