package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;
import java.util.Arrays;

/** Codes a small picture pixel by pixel. Confined to one thread. */
final class PixelJpeg {
  /** No block is longer: 64 values of at most 16 + 11 bits, every byte followed by a 0. */
  private static final int LONGEST_BLOCK = 64 * 27 / 8 * 2 + 2;

  private final QuantTables steps;
  private final BitSink out;
  private final byte[] array;
  private final BlockCoder luma;
  private final BlockCoder blue;
  private final BlockCoder red;
  private final float[] block = new float[64];
  private final int[] quantized = new int[64];

  private PixelJpeg(int capacity, QuantTables steps) {
    this.steps = steps;
    array = new byte[capacity];
    out = new BitSink(array);
    luma = new BlockCoder(out, HuffmanTable.LUMA_DC, HuffmanTable.LUMA_AC);
    blue = new BlockCoder(out, HuffmanTable.CHROMA_DC, HuffmanTable.CHROMA_AC);
    red = new BlockCoder(out, HuffmanTable.CHROMA_DC, HuffmanTable.CHROMA_AC);
  }

  /** A complete file with a JFIF header; {@code scale} as for {@link QuantTables}. */
  static Bytes encode(Raster raster, int scale) {
    QuantTables steps = new QuantTables(scale);
    byte[] header = JpegHeader.of(raster.width, raster.height, steps, Bytes.EMPTY, 0);
    int columns = (raster.width + 15) / 16;
    int rows = (raster.height + 15) / 16;
    PixelJpeg row = new PixelJpeg(columns * 6 * LONGEST_BLOCK, steps);
    byte[] all = Arrays.copyOf(header, header.length + raster.width * raster.height / 2 + 1024);
    int size = header.length;
    for (int y = 0; y < rows; y++) {
      row.encodeRow(raster, y * 16, columns);
      if (y == rows - 1) {
        row.out.align();
      }
      int count = row.out.size();
      if (size + count + 2 > all.length) {
        all = Arrays.copyOf(all, size + count + all.length / 2 + 2);
      }
      System.arraycopy(row.array, 0, all, size, count);
      size += count;
      row.out.take();
    }
    all[size++] = (byte) 0xFF;
    all[size++] = (byte) 0xD9;
    return Bytes.copyOf(all, 0, size);
  }

  private void encodeRow(Raster raster, int y, int columns) {
    for (int column = 0; column < columns; column++) {
      int x = column * 16;
      for (int part = 0; part < 4; part++) {
        load(raster.luma, raster.width, raster.height, x + part % 2 * 8, y + part / 2 * 8);
        code(luma, steps.luma);
      }
      load(raster.blueDifference, raster.chromaWidth, raster.chromaHeight, x / 2, y / 2);
      code(blue, steps.chroma);
      load(raster.redDifference, raster.chromaWidth, raster.chromaHeight, x / 2, y / 2);
      code(red, steps.chroma);
    }
  }

  /** Beyond the edges the last samples are repeated. */
  private void load(float[] plane, int width, int height, int x, int y) {
    for (int i = 0; i < 8; i++) {
      int row = Math.min(height - 1, y + i) * width;
      for (int j = 0; j < 8; j++) {
        block[i * 8 + j] = plane[row + Math.min(width - 1, x + j)] - 128;
      }
    }
  }

  private void code(BlockCoder coder, int[] quantizer) {
    Transform.forward(block);
    for (int i = 0; i < 64; i++) {
      quantized[i] = Math.round(block[Transform.ZIGZAG[i]] / quantizer[i]);
    }
    coder.block(quantized);
  }
}
