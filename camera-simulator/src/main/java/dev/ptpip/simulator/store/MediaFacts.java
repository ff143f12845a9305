package dev.ptpip.simulator.store;

import java.util.Optional;

/**
 * What was found in a picture file.
 *
 * @param facts dimensions, thumbnail and date
 * @param thumbnail the thumbnail that {@code facts} tells of
 * @param preview a larger picture
 */
record MediaFacts(ContentFacts facts, Optional<Embedded> thumbnail, Optional<Embedded> preview) {
  static final MediaFacts NONE =
      new MediaFacts(ContentFacts.NONE, Optional.empty(), Optional.empty());
}
