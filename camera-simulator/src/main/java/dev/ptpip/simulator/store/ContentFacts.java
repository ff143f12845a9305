package dev.ptpip.simulator.store;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What the bytes of an object say about it.
 *
 * @param imageWidth pixels; 0 for what is no image
 * @param imageHeight pixels
 * @param imageBitDepth bits per pixel
 * @param thumbnail the thumbnail inside, or that goes with it
 * @param captured when it was taken, by the camera's clock
 */
public record ContentFacts(
    int imageWidth,
    int imageHeight,
    int imageBitDepth,
    ThumbnailFacts thumbnail,
    Optional<LocalDateTime> captured) {
  /** Nothing is known, not an image. */
  public static final ContentFacts NONE =
      new ContentFacts(0, 0, 0, ThumbnailFacts.NONE, Optional.empty());

  /** An image that could not be read. */
  public static final ContentFacts UNREADABLE_IMAGE =
      new ContentFacts(0, 0, 0, ThumbnailFacts.MISSING, Optional.empty());
}
