package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;

/**
 * The thumbnail fields of ObjectInfo.
 *
 * @param format 0 for what has none and is no image
 * @param size bytes; 0 if there is none
 * @param width pixels
 * @param height pixels
 */
public record ThumbnailFacts(ObjectFormatCode format, long size, int width, int height) {
  /** Not an image. */
  public static final ThumbnailFacts NONE = new ThumbnailFacts(ObjectFormatCode.ANY, 0, 0, 0);

  /** An image without thumbnail: it has a thumbnail format, as initiators expect of images. */
  public static final ThumbnailFacts MISSING = new ThumbnailFacts(ObjectFormatCode.JFIF, 0, 0, 0);

  /** A JPEG. */
  public static ThumbnailFacts jpeg(long size, int width, int height) {
    return new ThumbnailFacts(ObjectFormatCode.JFIF, size, width, height);
  }
}
