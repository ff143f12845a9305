package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;

/** The smaller forms of a picture: its thumbnail and versions that fit into a size. */
record SceneView(PictureRequest request) {
  static final int THUMBNAIL_WIDTH = 160;
  static final int THUMBNAIL_HEIGHT = 120;

  /** JPEGs up to this many pixels are drawn pixel by pixel. */
  private static final int SMALL = 1280 * 960;

  private static final int THUMBNAIL_SCALE = 85;
  private static final int PREVIEW_SCALE = 88;

  /** 160 × 120 pixels, black bars above and below where the picture is wider than 4:3. */
  Bytes thumbnail() {
    return PixelJpeg.encode(thumbnailRaster(), THUMBNAIL_SCALE);
  }

  Raster thumbnailRaster() {
    int visible =
        Math.min(
            THUMBNAIL_HEIGHT,
            (int) Math.round((double) THUMBNAIL_WIDTH * request.height() / request.width()));
    return SmallPicture.drawWithBars(
        scene(), caption(), THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT, visible - visible % 2);
  }

  /** The largest JPEG of the same shape inside the limits; never larger than the picture. */
  DataSource scaled(int maxWidth, int maxHeight) {
    double factor =
        Math.min(
            1,
            Math.min((double) maxWidth / request.width(), (double) maxHeight / request.height()));
    int width = Math.max(16, (int) Math.round(request.width() * factor));
    int height = Math.max(16, (int) Math.round(request.height() * factor));
    if ((long) width * height > SMALL) {
      return GridJpeg.of(request.resized(width, height, Quality.NORMAL), Bytes.EMPTY);
    }
    Raster raster = SmallPicture.draw(scene(), caption(), width, height);
    return DataSource.of(PixelJpeg.encode(raster, PREVIEW_SCALE));
  }

  private Scene scene() {
    return new Scene(request.shot(), request.seed());
  }

  private Caption caption() {
    double aspect = (double) request.height() / request.width();
    return new Caption(Caption.text(request.caption(), request.shot()), aspect);
  }
}
