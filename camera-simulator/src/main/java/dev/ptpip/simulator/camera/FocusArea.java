package dev.ptpip.simulator.camera;

/** Where in its picture a body focuses, and somebody who moves it with the selector at its back. */
public interface FocusArea {
  /** The centre. */
  Point centre();

  /** Moves it as near to {@code centre} as it goes. */
  void move(Point centre);

  /**
   * A point of the picture.
   *
   * @param x 0 at the left edge, 1 at the right one
   * @param y 0 at the upper edge, 1 at the lower one
   */
  record Point(double x, double y) {
    /** Checks the ranges. */
    public Point {
      if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
        throw new IllegalArgumentException(
            "a point of the picture has 0 to 1 of its width and height, not " + x + ", " + y);
      }
    }
  }
}
