package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sensor data: 12 bits per pixel, two pixels in three bytes with the first one's high bits first
 * (TIFF 6.0 §7, FillOrder 1), red and green in even rows, green and blue in odd ones. Rows are made
 * when they are read.
 */
final class RawRows implements DataSource {
  private static final int CELL = 8;
  private static final int WHITE = 3900;
  private static final int BLACK = 150;

  private final int width;
  private final int height;
  private final int rowBytes;
  private final long seed;
  private final Light light;
  private final float grain;
  private final ColorRow colors;
  private final ReentrantLock lock = new ReentrantLock();
  private final float[][] upper;
  private final float[][] lower;
  private final byte[] row;
  private int cellRow = -1;
  private int rowNumber = -1;

  /** Even width and height. */
  RawRows(PictureRequest request) {
    width = request.width() & ~1;
    height = request.height() & ~1;
    rowBytes = width / 2 * 3;
    seed = request.seed();
    // White balance is left to whoever develops the file.
    light = Light.of(request.shot().toBuilder().whiteBalance(WhiteBalance.AUTO).build());
    grain = light.grain() * 6;
    Scene scene = new Scene(request.shot(), seed);
    double aspect = (double) request.height() / request.width();
    int samples = (width + CELL - 1) / CELL + 1;
    colors =
        new ColorRow(
            scene, new Caption("", aspect), samples, 0, (double) CELL / request.width(), aspect);
    upper = new float[3][samples];
    lower = new float[3][samples];
    row = new byte[rowBytes];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  @Override
  public long size() {
    return (long) rowBytes * height;
  }

  @Override
  public int read(long position, ByteBuffer target) {
    if (position >= size()) {
      return -1;
    }
    int before = target.remaining();
    lock.lock();
    try {
      long at = position;
      while (target.hasRemaining() && at < size()) {
        fill((int) (at / rowBytes));
        int offset = (int) (at % rowBytes);
        int count = Math.min(target.remaining(), rowBytes - offset);
        target.put(row, offset, count);
        at += count;
      }
    } finally {
      lock.unlock();
    }
    return before - target.remaining();
  }

  private void fill(int y) {
    if (y == rowNumber) {
      return;
    }
    rowNumber = y;
    sample(y / CELL);
    float down = (y % CELL + 0.5f) / CELL;
    // Even rows R G R G, odd rows G B G B.
    int first = (y & 1) == 0 ? 0 : 1;
    int at = 0;
    for (int x = 0; x < width; x += 2) {
      int grains = Noise.bits(seed, x, y);
      int a = value(first, x, down, grains & 0xFFFF);
      int b = value(first + 1, x + 1, down, grains >>> 16);
      row[at++] = (byte) (a >> 4);
      row[at++] = (byte) (a << 4 | b >> 8);
      row[at++] = (byte) b;
    }
  }

  private int value(int color, int x, float down, int grains) {
    int cell = x / CELL;
    float right = (x % CELL + 0.5f) / CELL;
    float[] top = upper[color];
    float[] bottom = lower[color];
    float above = top[cell] + (top[cell + 1] - top[cell]) * right;
    float below = bottom[cell] + (bottom[cell + 1] - bottom[cell]) * right;
    float noise = ((grains & 0xFF) + (grains >> 8) - 255) / 255f * grain;
    int value = (int) (BLACK + (above + (below - above) * down) * (WHITE - BLACK) + noise);
    return Math.max(0, Math.min(WHITE, value));
  }

  private void sample(int wanted) {
    if (wanted == cellRow) {
      return;
    }
    if (wanted == cellRow + 1 && cellRow >= 0) {
      for (int color = 0; color < 3; color++) {
        System.arraycopy(lower[color], 0, upper[color], 0, upper[color].length);
      }
    } else {
      load(wanted, upper);
    }
    load(wanted + 1, lower);
    cellRow = wanted;
  }

  private void load(int cell, float[][] into) {
    SceneSampler sampler = colors.linear((double) cell * CELL / height);
    copy(sampler.red, light.red(), into[0]);
    copy(sampler.green, light.green(), into[1]);
    copy(sampler.blue, light.blue(), into[2]);
  }

  private static void copy(float[] from, float gain, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = Math.min(1, from[i] * gain);
    }
  }
}
