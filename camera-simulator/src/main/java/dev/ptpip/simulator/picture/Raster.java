package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;

/** A small picture in YCbCr, colour at half resolution. Confined to one thread. */
final class Raster {
  final int width;
  final int height;
  final int chromaWidth;
  final int chromaHeight;

  /** 0 to 255 per sample. */
  final float[] luma;

  final float[] blueDifference;
  final float[] redDifference;

  Raster(int width, int height) {
    this.width = width;
    this.height = height;
    chromaWidth = (width + 1) / 2;
    chromaHeight = (height + 1) / 2;
    luma = new float[width * height];
    blueDifference = new float[chromaWidth * chromaHeight];
    redDifference = new float[chromaWidth * chromaHeight];
  }

  /** From three bytes per pixel (ITU-T T.871 §7). */
  static Raster ofRgb(int width, int height, Bytes rgb) {
    if (rgb.size() != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d bytes for %d x %d pixels".formatted(rgb.size(), width, height));
    }
    Raster raster = new Raster(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        float luma = 0.299f * rgb.at(at) + 0.587f * rgb.at(at + 1) + 0.114f * rgb.at(at + 2);
        raster.luma[y * width + x] = luma;
        int chroma = y / 2 * raster.chromaWidth + x / 2;
        raster.redDifference[chroma] = 128 + 0.713f * (rgb.at(at) - luma);
        raster.blueDifference[chroma] = 128 + 0.564f * (rgb.at(at + 2) - luma);
      }
    }
    return raster;
  }
}
