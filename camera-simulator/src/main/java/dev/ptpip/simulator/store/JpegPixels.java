package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * The pixels of a JPEG file, fewer of them than it has. The file is read line by line; at no time
 * are more than four times as many pixels in memory as are wanted in each direction. This class
 * needs the module {@code java.desktop}.
 */
final class JpegPixels {
  /** Pixels to average in each direction, at least, if the picture has them. */
  private static final int FINENESS = 2;

  /** Wider pictures need no averaging. */
  private static final int FINE_WIDTH = 160;

  private JpegPixels() {}

  /**
   * Three bytes per pixel; empty if the file is broken or not what {@code size} says.
   *
   * @throws IOException if the file can't be read
   */
  static Optional<Bytes> read(DataSource file, Dimensions size, Dimensions wanted)
      throws IOException {
    JpegInput input = new JpegInput(file);
    try {
      return Optional.of(reduced(decode(input, size, wanted), wanted));
    } catch (IOException | RuntimeException | LinkageError broken) {
      // The decoder throws whatever comes to it with data that make no sense.
      input.throwFailure();
      return Optional.empty();
    }
  }

  private static Raster decode(JpegInput input, Dimensions size, Dimensions wanted)
      throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!readers.hasNext()) {
      throw new IIOException("there is no decoder");
    }
    ImageReader reader = readers.next();
    try {
      reader.setInput(input, true, true);
      if (reader.getWidth(0) != size.width() || reader.getHeight(0) != size.height()) {
        throw new IIOException("the size is not that of the first header");
      }
      int step = step(size, wanted);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, step / 2, step / 2);
      return reader.read(0, param).getRaster();
    } finally {
      reader.dispose();
    }
  }

  private static int step(Dimensions size, Dimensions wanted) {
    int fineness = wanted.width() <= FINE_WIDTH ? FINENESS : 1;
    int across = size.width() / (wanted.width() * fineness);
    int down = size.height() / (wanted.height() * fineness);
    return Math.max(1, Math.min(across, down));
  }

  /** Each pixel is the mean of those that fall on it. */
  private static Bytes reduced(Raster pixels, Dimensions wanted) throws IIOException {
    int bands = pixels.getNumBands();
    if (bands != 1 && bands != 3) {
      throw new IIOException(bands + " colours");
    }
    byte[] rgb = new byte[3 * wanted.width() * wanted.height()];
    int[] row = new int[bands * pixels.getWidth()];
    long[] sums = new long[3 * wanted.width()];
    for (int y = 0; y < wanted.height(); y++) {
      Arrays.fill(sums, 0);
      int top = part(y, pixels.getHeight(), wanted.height());
      int bottom = Math.max(top + 1, part(y + 1, pixels.getHeight(), wanted.height()));
      for (int line = top; line < bottom; line++) {
        add(pixels.getPixels(0, line, pixels.getWidth(), 1, row), bands, sums);
      }
      for (int i = 0; i < sums.length; i++) {
        int left = part(i / 3, pixels.getWidth(), wanted.width());
        int right = Math.max(left + 1, part(i / 3 + 1, pixels.getWidth(), wanted.width()));
        rgb[y * sums.length + i] = (byte) (sums[i] / ((long) (right - left) * (bottom - top)));
      }
    }
    return Bytes.copyOf(rgb);
  }

  private static void add(int[] row, int bands, long[] sums) {
    int width = row.length / bands;
    int columns = sums.length / 3;
    for (int x = 0; x < columns; x++) {
      int left = part(x, width, columns);
      int right = Math.max(left + 1, part(x + 1, width, columns));
      for (int column = left; column < right; column++) {
        for (int colour = 0; colour < 3; colour++) {
          sums[3 * x + colour] += row[column * bands + (bands == 3 ? colour : 0)];
        }
      }
    }
  }

  private static int part(int index, int length, int parts) {
    return (int) ((long) index * length / parts);
  }
}
