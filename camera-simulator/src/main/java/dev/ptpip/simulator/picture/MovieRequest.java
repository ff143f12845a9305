package dev.ptpip.simulator.picture;

/**
 * All that a movie depends on.
 *
 * @param width pixels, 16 to 4096
 * @param height pixels, 16 to 4096
 * @param framesPerSecond 1 to 120
 * @param quality of each frame
 * @param camera what the camera says about itself
 * @param shot exposure and start time; the scene moves on from there
 * @param seed which scene
 * @param caption printed into each frame
 */
public record MovieRequest(
    int width,
    int height,
    int framesPerSecond,
    Quality quality,
    CameraTags camera,
    ShotSettings shot,
    long seed,
    String caption) {
  /** Checks ranges. */
  public MovieRequest {
    if (Math.min(width, height) < 16 || Math.max(width, height) > 4096) {
      throw new IllegalArgumentException("a movie of " + width + " x " + height + " pixels");
    }
    if (framesPerSecond < 1 || framesPerSecond > 120) {
      throw new IllegalArgumentException(framesPerSecond + " frames a second");
    }
  }

  /** The frame with this number. */
  PictureRequest frame(long number) {
    ShotSettings moved =
        shot.toBuilder()
            .time(shot.time().plusNanos(number * 1_000_000_000L / framesPerSecond))
            .build();
    return new PictureRequest(width, height, quality, camera, moved, seed, caption);
  }
}
