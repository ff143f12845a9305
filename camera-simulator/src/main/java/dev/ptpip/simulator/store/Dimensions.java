package dev.ptpip.simulator.store;

/** Width and height of a picture, both at least 1. */
record Dimensions(int width, int height) {
  /** The same shape in a box; no larger than it is. */
  Dimensions within(int maxWidth, int maxHeight) {
    double scale = Math.min(1, Math.min((double) maxWidth / width, (double) maxHeight / height));
    return new Dimensions(side(width * scale, maxWidth), side(height * scale, maxHeight));
  }

  private static int side(double length, int most) {
    return (int) Math.max(1, Math.min(most, Math.round(length)));
  }

  long pixels() {
    return (long) width * height;
  }
}
