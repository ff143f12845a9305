package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;
import java.util.Optional;

/** Makes picture files. Each takes some milliseconds; the bytes follow when they are read. */
public final class Pictures {
  private Pictures() {}

  /** A baseline JPEG with EXIF 2.3 and a thumbnail. */
  public static Picture jpeg(PictureRequest request) {
    return new JpegPicture(request);
  }

  /** A raw file with a full-size JPEG preview; uneven dimensions are rounded down. */
  public static Picture raw(PictureRequest request) {
    return new RawPicture(request);
  }

  /**
   * A plain JPEG of a small picture.
   *
   * @param rgb three bytes per pixel, rows from top to bottom
   * @throws IllegalArgumentException if the number of bytes is not that of the pixels
   */
  public static Bytes jpegOfRgb(int width, int height, Bytes rgb) {
    return PixelJpeg.encode(Raster.ofRgb(width, height, rgb), 85);
  }

  /**
   * A plain JPEG of a small picture in a given number of bytes: as fine as they allow, and with a
   * comment of spaces to make up the rest.
   *
   * @param rgb three bytes per pixel, rows from top to bottom
   * @return empty if even the coarsest one takes more
   * @throws IllegalArgumentException if the number of bytes is not that of the pixels
   */
  public static Optional<Bytes> jpegOfRgb(int width, int height, Bytes rgb, int size) {
    return PaddedJpeg.of(Raster.ofRgb(width, height, rgb), size);
  }

  /**
   * What a JPEG of this request takes, without making anything: within a few kilobytes of its size.
   */
  public static long estimatedSize(PictureRequest request) {
    return RowBudget.estimate(request) + 10_000;
  }

  /** What a raw file of this request takes, within a few kilobytes. */
  public static long estimatedRawSize(PictureRequest request) {
    return estimatedSize(request.resized(request.width(), request.height(), Quality.BASIC))
        + (long) request.width() * request.height() * 3 / 2
        + 60_000;
  }
}
