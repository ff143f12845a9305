package dev.ptpip.simulator.picture;

/** How many bytes a large JPEG takes, which is settled before anything of it is made. */
final class RowBudget {
  /** About what {@link JpegHeader} takes without EXIF. */
  private static final int HEADER = 640;

  private static final int SLACK = 64;

  private RowBudget() {}

  /** Stops above ISO 100: more grain takes more bytes. */
  static double stops(PictureRequest request) {
    return Math.max(0, Math.log(request.shot().iso() / 100.0) / Math.log(2));
  }

  /** Bytes of each row of MCUs, with the marker behind it. */
  static int rowBytes(PictureRequest request) {
    int columns = (request.width() + 15) / 16;
    double bits = request.quality().bitsPerBlock() * (1 + 0.07 * stops(request));
    return (int) (columns * 6 * bits / 8) + SLACK;
  }

  static int rows(PictureRequest request) {
    return (request.height() + 15) / 16;
  }

  /** Bytes of the file without EXIF. */
  static long estimate(PictureRequest request) {
    return HEADER + (long) rowBytes(request) * rows(request);
  }
}
