package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.picture.Pictures;
import java.io.IOException;
import java.util.Optional;

/**
 * Smaller versions of JPEG files that have none inside. What a thumbnail will be is told without
 * decoding anything: it always gets as many bytes as were stated, because there are initiators that
 * ask for no thumbnail whose ThumbCompressedSize is 0, and a list of a thousand pictures must not
 * decode them. Only the Java runtime's module {@code java.desktop} can decode; without it there are
 * no such thumbnails.
 */
final class Reduction {
  /** Larger pictures than any camera takes are not decoded. */
  private static final long PIXEL_LIMIT = 160_000_000;

  /**
   * No more pixels are in a byte: a block of 64 takes two codes of at least one bit (ITU-T T.81
   * §F.1.2). A size that is a lie is not worth a buffer.
   */
  private static final int PIXELS_PER_BYTE = 256;

  private static final int THUMBNAIL_WIDTH = 160;
  private static final int THUMBNAIL_HEIGHT = 120;

  /** The rest of the segments, and what 16 × 16 pixels may take in a thumbnail. */
  private static final int HEADER_BYTES = 1024;

  private static final int UNIT_BYTES = 144;

  private Reduction() {}

  /** Whether a picture of this size, in so many bytes, can be made smaller here. */
  static boolean isPossible(Dimensions picture, long bytes) {
    return picture.pixels() <= PIXEL_LIMIT
        && picture.pixels() / PIXELS_PER_BYTE <= bytes
        && Decoder.PRESENT;
  }

  /** What {@link #thumbnail} makes. */
  static ThumbnailFacts thumbnailFacts(Dimensions picture) {
    Dimensions small = small(picture);
    return ThumbnailFacts.jpeg(bytes(small), small.width(), small.height());
  }

  /** A thumbnail of exactly the stated size; empty if the file is broken. */
  static Optional<Bytes> thumbnail(DataSource file, Dimensions picture) throws IOException {
    Dimensions small = small(picture);
    Optional<Bytes> pixels = JpegPixels.read(file, picture, small);
    return pixels.isEmpty()
        ? Optional.empty()
        : Pictures.jpegOfRgb(small.width(), small.height(), pixels.get(), bytes(small));
  }

  /** The picture in a box; empty if the file is broken. */
  static Optional<Bytes> fitting(DataSource file, Dimensions picture, Dimensions box)
      throws IOException {
    Dimensions small = picture.within(box.width(), box.height());
    return JpegPixels.read(file, picture, small)
        .map(pixels -> Pictures.jpegOfRgb(small.width(), small.height(), pixels));
  }

  private static Dimensions small(Dimensions picture) {
    return picture.within(THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
  }

  private static int bytes(Dimensions small) {
    return HEADER_BYTES + UNIT_BYTES * ((small.width() + 15) / 16) * ((small.height() + 15) / 16);
  }

  /** Asked when the first such picture is seen. */
  private static final class Decoder {
    static final boolean PRESENT = ModuleLayer.boot().findModule("java.desktop").isPresent();
  }
}
