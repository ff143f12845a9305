package dev.ptpip.simulator.picture;

/** Tag Orientation 0x0112: how the camera was held (TIFF 6.0 §8). */
public enum Orientation {
  /** Normally. */
  LANDSCAPE(1),
  /** Upside down. */
  UPSIDE_DOWN(3),
  /** Grip up: the picture has to be turned clockwise. */
  GRIP_UP(6),
  /** Grip down: the picture has to be turned counterclockwise. */
  GRIP_DOWN(8);

  private final int exif;

  Orientation(int exif) {
    this.exif = exif;
  }

  int exif() {
    return exif;
  }
}
