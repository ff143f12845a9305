package dev.ptpip.simulator.picture;

/**
 * All that a live-view frame depends on.
 *
 * @param width pixels
 * @param height pixels
 * @param shot exposure, white balance, time and sharpness that the frame shows
 * @param seed which scene
 * @param frameNumber printed into the frame
 * @param focusX centre of the focus frame, 0 (left) to 1 (right)
 * @param focusY centre of the focus frame, 0 (top) to 1 (bottom)
 * @param focus what colour the focus frame has
 * @param crop what of the scene is shown
 */
public record LiveViewRequest(
    int width,
    int height,
    ShotSettings shot,
    long seed,
    long frameNumber,
    double focusX,
    double focusY,
    Focus focus,
    Crop crop) {
  /** State of the autofocus. */
  public enum Focus {
    /** Nothing was tried: a white frame. */
    IDLE,
    /** In focus: a green frame. */
    FOUND,
    /** Not in focus: a red frame. */
    FAILED
  }

  /** Checks ranges. */
  public LiveViewRequest {
    if (width < 16 || height < 16 || width > 4096 || height > 4096) {
      throw new IllegalArgumentException("a frame of " + width + " x " + height + " pixels");
    }
    if (!(focusX >= 0 && focusX <= 1 && focusY >= 0 && focusY <= 1)) {
      throw new IllegalArgumentException("focus point " + focusX + ", " + focusY);
    }
  }
}
