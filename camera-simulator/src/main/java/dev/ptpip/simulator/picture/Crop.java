package dev.ptpip.simulator.picture;

/**
 * The part of a picture that is shown, in shares of its width and height.
 *
 * @param left where it begins, 0 to 1
 * @param top where it begins, 0 to 1
 * @param share its width and its height, more than 0
 */
public record Crop(double left, double top, double share) {
  /** All of it. */
  public static final Crop NONE = new Crop(0, 0, 1);

  private static final double ROUNDING = 1e-9;

  /** Checks that it is within the picture. */
  public Crop {
    double end = 1 + ROUNDING - share;
    if (!(share > 0 && left >= 0 && top >= 0 && left <= end && top <= end)) {
      throw new IllegalArgumentException("part of " + share + " at " + left + ", " + top);
    }
  }

  /**
   * The part of this size around a point, moved as far as it takes to be within the picture.
   *
   * @param share width and height, more than 0 and at most 1
   * @param x 0 (left) to 1 (right)
   * @param y 0 (top) to 1 (bottom)
   */
  public static Crop around(double share, double x, double y) {
    return new Crop(begin(share, x), begin(share, y), share);
  }

  private static double begin(double share, double centre) {
    return Math.max(0, Math.min(1 - share, centre - share / 2));
  }

  /** Where a place of the picture is in the part; below 0 or above 1 outside of it. */
  double across(double x) {
    return (x - left) / share;
  }

  /** Where a place of the picture is in the part; below 0 or above 1 outside of it. */
  double down(double y) {
    return (y - top) / share;
  }
}
