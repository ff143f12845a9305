package dev.ptpip.simulator.picture;

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
}
