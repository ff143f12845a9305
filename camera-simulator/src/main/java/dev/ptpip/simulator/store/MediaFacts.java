package dev.ptpip.simulator.store;

import java.util.Optional;

/**
 * What was found in a picture file.
 *
 * @param facts dimensions, thumbnail and date
 * @param thumbnail the thumbnail in the file that {@code facts} tells of
 * @param preview a larger picture
 * @param reducible the picture's size if smaller ones can be made of it; without a thumbnail in the
 *     file, {@code facts} tells of the one that can be made
 */
record MediaFacts(
    ContentFacts facts,
    Optional<Embedded> thumbnail,
    Optional<Embedded> preview,
    Optional<Dimensions> reducible) {
  static final MediaFacts NONE =
      new MediaFacts(ContentFacts.NONE, Optional.empty(), Optional.empty(), Optional.empty());

  /** The same when it has turned out that the picture is broken. */
  MediaFacts irreducible() {
    ContentFacts known =
        thumbnail.isPresent()
            ? facts
            : new ContentFacts(
                facts.imageWidth(),
                facts.imageHeight(),
                facts.imageBitDepth(),
                ThumbnailFacts.MISSING,
                facts.captured());
    return new MediaFacts(known, thumbnail, preview, Optional.empty());
  }
}
