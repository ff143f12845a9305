package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import java.util.Optional;

/**
 * What was found in a picture file.
 *
 * @param facts dimensions, thumbnail and date
 * @param thumbnail where the thumbnail is
 * @param preview where a larger preview is
 */
record MediaFacts(ContentFacts facts, Optional<Region> thumbnail, Optional<Region> preview) {
  static final MediaFacts NONE =
      new MediaFacts(ContentFacts.NONE, Optional.empty(), Optional.empty());

  static final MediaFacts UNREADABLE_IMAGE =
      new MediaFacts(ContentFacts.UNREADABLE_IMAGE, Optional.empty(), Optional.empty());

  /** Bytes of the file that are a JPEG of their own. */
  record Region(long offset, long size) {}

  static MediaFacts read(DataSource source) {
    return UNREADABLE_IMAGE;
  }

  Optional<DataSource> thumbnail(DataSource source) {
    return thumbnail.map(region -> source.slice(region.offset(), region.size()));
  }

  Optional<DataSource> largeThumbnail(DataSource source) {
    return preview.or(() -> thumbnail).map(region -> source.slice(region.offset(), region.size()));
  }
}
