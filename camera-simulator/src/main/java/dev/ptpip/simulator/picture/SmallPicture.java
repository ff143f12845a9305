package dev.ptpip.simulator.picture;

import java.util.Arrays;

/** Draws a scene pixel by pixel, for thumbnails and live view. */
final class SmallPicture {
  private SmallPicture() {}

  /** The picture of {@code request} in its size. */
  static Raster draw(Scene scene, Caption caption, int width, int height) {
    return draw(scene, caption, width, height, Crop.NONE);
  }

  /** The same of a part of the scene. */
  static Raster draw(Scene scene, Caption caption, int width, int height, Crop crop) {
    Raster raster = new Raster(width, height);
    draw(scene, caption, raster, 0, height, crop);
    return raster;
  }

  /** The same between black bars, as DCF wants thumbnails: 160 × 120 whatever the shape. */
  static Raster drawWithBars(Scene scene, Caption caption, int width, int height, int visible) {
    Raster raster = new Raster(width, height);
    Arrays.fill(raster.blueDifference, 128);
    Arrays.fill(raster.redDifference, 128);
    draw(scene, caption, raster, (height - visible) / 2, visible, Crop.NONE);
    return raster;
  }

  private static void draw(
      Scene scene, Caption caption, Raster raster, int top, int height, Crop crop) {
    int width = raster.width;
    ColorRow row = new ColorRow(scene, caption, width, (double) height / width, crop);
    for (int y = 0; y < height; y++) {
      row.fill((y + 0.5) / height, y);
      System.arraycopy(row.luma, 0, raster.luma, (top + y) * width, width);
      if ((y & 1) == 0) {
        int chroma = (top + y) / 2 * raster.chromaWidth;
        for (int x = 0; x < raster.chromaWidth; x++) {
          raster.blueDifference[chroma + x] = row.blueDifference[2 * x];
          raster.redDifference[chroma + x] = row.redDifference[2 * x];
        }
      }
    }
  }
}
