package dev.ptpip.simulator.picture;

/**
 * All that a picture depends on.
 *
 * @param width pixels, 16 to 65500
 * @param height pixels, 16 to 65500
 * @param quality of the JPEG
 * @param camera what the camera says about itself
 * @param shot how the picture is taken
 * @param seed which scene, and its grain
 * @param caption printed at the lower edge of the picture, {@code DSC_0001}; A-Z, 0-9 and a few
 *     signs are visible
 */
public record PictureRequest(
    int width,
    int height,
    Quality quality,
    CameraTags camera,
    ShotSettings shot,
    long seed,
    String caption) {
  private static final int SMALLEST = 16;

  /** ITU-T T.81 would allow 65535; decoders stop at 65500. */
  private static final int LARGEST = 65_500;

  /** Checks the size. */
  public PictureRequest {
    if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
      throw new IllegalArgumentException(
          "a picture of %d x %d pixels; %d to %d can be made"
              .formatted(width, height, SMALLEST, LARGEST));
    }
  }

  /** The same in another size. */
  public PictureRequest resized(int width, int height, Quality quality) {
    return new PictureRequest(width, height, quality, camera, shot, seed, caption);
  }
}
