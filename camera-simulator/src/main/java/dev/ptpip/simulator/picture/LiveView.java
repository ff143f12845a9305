package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;

/** Frames of a live view: plain JPEGs without EXIF and without a picture inside. */
public final class LiveView {
  private static final int SCALE = 80;
  private static final double FRAME_SIZE = 0.08;

  private LiveView() {}

  /** One frame; the same request gives the same bytes. */
  public static Bytes frame(LiveViewRequest request) {
    int width = request.width();
    int height = request.height();
    Scene scene = new Scene(request.shot(), request.seed());
    Caption caption = new Caption("LIVE VIEW " + request.frameNumber(), (double) height / width);
    Raster raster = SmallPicture.draw(scene, caption, width, height, request.crop());
    drawFocus(raster, request);
    return PixelJpeg.encode(raster, SCALE);
  }

  private static void drawFocus(Raster raster, LiveViewRequest request) {
    int halfWidth = (int) (raster.width * FRAME_SIZE / 2);
    int halfHeight = (int) (raster.height * FRAME_SIZE * 1.3 / 2);
    Crop crop = request.crop();
    int x = inside((int) (crop.across(request.focusX()) * raster.width), halfWidth, raster.width);
    int y = inside((int) (crop.down(request.focusY()) * raster.height), halfHeight, raster.height);
    for (int dx = -halfWidth; dx <= halfWidth; dx++) {
      dot(raster, x + dx, y - halfHeight, request);
      dot(raster, x + dx, y + halfHeight, request);
    }
    for (int dy = -halfHeight; dy <= halfHeight; dy++) {
      dot(raster, x - halfWidth, y + dy, request);
      dot(raster, x + halfWidth, y + dy, request);
    }
  }

  private static int inside(int value, int margin, int size) {
    return Math.max(margin, Math.min(size - 2 - margin, value));
  }

  /** Two by two pixels, so that colour survives its halved resolution. */
  private static void dot(Raster raster, int x, int y, LiveViewRequest request) {
    int left = x & ~1;
    int top = y & ~1;
    float luma =
        switch (request.focus()) {
          case IDLE -> 235;
          case FOUND -> 150;
          case FAILED -> 82;
        };
    for (int row = top; row < Math.min(top + 2, raster.height); row++) {
      for (int column = left; column < Math.min(left + 2, raster.width); column++) {
        raster.luma[row * raster.width + column] = luma;
      }
    }
    int chroma = top / 2 * raster.chromaWidth + left / 2;
    raster.blueDifference[chroma] = request.focus() == LiveViewRequest.Focus.IDLE ? 128 : 60;
    raster.redDifference[chroma] =
        switch (request.focus()) {
          case IDLE -> 128;
          case FOUND -> 40;
          case FAILED -> 240;
        };
  }
}
