package dev.ptpip.simulator.picture;

/** Tag ExposureProgram 0x8822 (EXIF 2.3 §4.6.5). */
public enum ExposureProgram {
  /** Not told. */
  UNDEFINED(0),
  /** M. */
  MANUAL(1),
  /** P. */
  NORMAL(2),
  /** A. */
  APERTURE_PRIORITY(3),
  /** S. */
  SHUTTER_PRIORITY(4),
  /** Depth of field first. */
  CREATIVE(5),
  /** Short times first. */
  ACTION(6),
  /** Background out of focus. */
  PORTRAIT(7),
  /** Background in focus. */
  LANDSCAPE(8);

  private final int exif;

  ExposureProgram(int exif) {
    this.exif = exif;
  }

  int exif() {
    return exif;
  }
}
