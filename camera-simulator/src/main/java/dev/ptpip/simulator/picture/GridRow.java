package dev.ptpip.simulator.picture;

import java.util.Arrays;

/**
 * Codes one row of MCUs (16 pixels high) of a large JPEG into exactly its share of the file. The
 * scene is sampled at the corners of the 8 × 8 blocks; inside, brightness and colour run evenly
 * from corner to corner, so the coefficients follow without any transform. Confined to one thread.
 */
final class GridRow {
  /** DCT of an even slope from 0 to 1 across a block: first and third horizontal coefficient. */
  private static final float SLOPE_1 = -2.2777f;

  private static final float SLOPE_3 = -0.2381f;

  /** DCT of a twist of 1: first coefficient both ways. */
  private static final float TWIST = 0.6485f;

  /** What the two colour blocks of an MCU need as a rule. */
  private static final int CHROMA_BITS = 44;

  /** The coefficient that a tail must follow. */
  private static final int FORCED_BITS = 9;

  /** Bits of an MCU whose blocks are {@link BlockCoder#same}. */
  private static final int SAME_BITS = 4 * 6 + 2 * 4;

  /** What an MCU may exceed its share by before it is taken back. */
  private static final int SLACK = 2048;

  private final int columns;
  private final int height;
  private final int rowBytes;
  private final QuantTables steps;
  private final NoiseTails tails;
  private final long seed;
  private final ColorRow colors;
  private final byte[] array;
  private final BitSink out;
  private final BlockCoder luma;
  private final BlockCoder blue;
  private final BlockCoder red;
  private final float[][] lumaGrid;
  private final float[][] blueGrid;
  private final float[][] redGrid;
  private final int[] values = new int[NoiseTails.START];
  private int sampledRow = Integer.MIN_VALUE;

  GridRow(GridJpeg.Plan plan) {
    columns = plan.columns();
    height = plan.request().height();
    rowBytes = plan.rowBytes();
    steps = plan.steps();
    tails = NoiseTails.of(RowBudget.stops(plan.request()));
    seed = plan.request().seed();
    int samples = 2 * columns + 1;
    colors = plan.colors(samples, 0, 8.0 / plan.request().width());
    array = new byte[rowBytes + SLACK];
    out = new BitSink(array);
    luma = new BlockCoder(out, HuffmanTable.LUMA_DC, HuffmanTable.LUMA_AC);
    blue = new BlockCoder(out, HuffmanTable.CHROMA_DC, HuffmanTable.CHROMA_AC);
    red = new BlockCoder(out, HuffmanTable.CHROMA_DC, HuffmanTable.CHROMA_AC);
    lumaGrid = new float[3][samples];
    blueGrid = new float[2][columns + 1];
    redGrid = new float[2][columns + 1];
  }

  /** The bytes of row {@code row} without the marker behind it, valid until the next call. */
  byte[] encode(int row) {
    sample(row);
    out.reset();
    luma.restart();
    blue.restart();
    red.restart();
    int budget = (rowBytes - 2) * 8;
    for (int column = 0; column < columns; column++) {
      mark();
      int end = (int) ((long) (budget - 160) * (column + 1) / columns);
      mcu(row, column, end);
      if (out.bits() + (columns - 1 - column) * SAME_BITS > budget - 16) {
        rollBack();
        same();
      }
    }
    out.align();
    Arrays.fill(array, out.size(), rowBytes, (byte) 0xFF);
    return array;
  }

  private void mark() {
    out.mark();
    luma.mark();
    blue.mark();
    red.mark();
  }

  private void rollBack() {
    out.rollBack();
    luma.rollBack();
    blue.rollBack();
    red.rollBack();
  }

  private void same() {
    for (int i = 0; i < 4; i++) {
      luma.same();
    }
    blue.same();
    red.same();
  }

  private void mcu(int row, int column, int end) {
    int start = out.bits();
    int share = (end - start - CHROMA_BITS) / 4;
    int choices = Noise.bits(seed, column, row + 0x10000);
    for (int part = 0; part < 4; part++) {
      int x = 2 * column + (part & 1);
      float[] top = lumaGrid[part >> 1];
      float[] bottom = lumaGrid[(part >> 1) + 1];
      corners(top[x], top[x + 1], bottom[x], bottom[x + 1], steps.luma);
      luma.dc(values[0]);
      int room = start + share * (part + 1) - out.bits();
      lumaRest(room, (choices >>> (8 * part)) & 0xFF);
    }
    chroma(blue, blueGrid, column);
    chroma(red, redGrid, column);
  }

  /** The slopes, then grain as far as there is room. */
  private void lumaRest(int room, int choice) {
    int before = out.bits();
    int run = 0;
    for (int i = 1; i < NoiseTails.START - 1; i++) {
      if (values[i] == 0) {
        run++;
      } else {
        luma.ac(run, values[i]);
        run = 0;
      }
    }
    int left = room - (out.bits() - before) - FORCED_BITS;
    int length = tails.fitting(left);
    int last = values[NoiseTails.START - 1];
    if (length == 0 && last == 0) {
      luma.end();
    } else {
      int forced = (choice & 1) == 0 ? 1 : -1;
      luma.ac(run, last == 0 ? forced : last);
      tails.put(out, length, choice >>> 1);
    }
  }

  private void chroma(BlockCoder coder, float[][] grid, int x) {
    corners(grid[0][x], grid[0][x + 1], grid[1][x], grid[1][x + 1], steps.chroma);
    coder.dc(values[0]);
    int run = 0;
    for (int i = 1; i < NoiseTails.START; i++) {
      if (values[i] == 0) {
        run++;
      } else {
        coder.ac(run, values[i]);
        run = 0;
      }
    }
    coder.end();
  }

  /** Quantized coefficients of a block, given the samples at its corners; zigzag order. */
  private void corners(float a, float b, float c, float d, int[] quantizer) {
    float across = (b + d - a - c) * 0.5f;
    float down = (c + d - a - b) * 0.5f;
    values[0] = round(((a + b + c + d) * 0.25f - 128) * 8 / quantizer[0]);
    values[1] = round(across * SLOPE_1 / quantizer[1]);
    values[2] = round(down * SLOPE_1 / quantizer[2]);
    values[4] = round((a + d - b - c) * TWIST / quantizer[4]);
    values[6] = round(across * SLOPE_3 / quantizer[6]);
    values[9] = round(down * SLOPE_3 / quantizer[9]);
  }

  private static int round(float value) {
    return Math.round(value);
  }

  /** The samples along the three edges of the row's blocks; the last edge serves the next row. */
  private void sample(int row) {
    if (sampledRow == row) {
      return;
    }
    if (sampledRow == row - 1) {
      System.arraycopy(lumaGrid[2], 0, lumaGrid[0], 0, lumaGrid[0].length);
      System.arraycopy(blueGrid[1], 0, blueGrid[0], 0, blueGrid[0].length);
      System.arraycopy(redGrid[1], 0, redGrid[0], 0, redGrid[0].length);
    } else {
      sampleEdge(2 * row, lumaGrid[0], 0);
    }
    sampleEdge(2 * row + 1, lumaGrid[1], -1);
    sampleEdge(2 * row + 2, lumaGrid[2], 1);
    sampledRow = row;
  }

  private void sampleEdge(int edge, float[] lumaRow, int chromaRow) {
    colors.fill(edge * 8.0 / height, edge);
    System.arraycopy(colors.luma, 0, lumaRow, 0, lumaRow.length);
    for (int i = 0; chromaRow >= 0 && i <= columns; i++) {
      blueGrid[chromaRow][i] = colors.blueDifference[2 * i];
      redGrid[chromaRow][i] = colors.redDifference[2 * i];
    }
  }
}
