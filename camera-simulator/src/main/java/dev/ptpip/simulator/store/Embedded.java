package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.picture.Pictures;
import java.io.IOException;

/** A small picture inside a file. */
sealed interface Embedded {
  /** Pixels. */
  int width();

  /** Pixels. */
  int height();

  /** The picture as a JPEG; the same bytes each time. */
  DataSource jpeg(DataSource file) throws IOException;

  /** Bytes of {@link #jpeg}. */
  long size(DataSource file) throws IOException;

  /** A JPEG from {@code offset} on. */
  record Jpeg(long offset, long length, int width, int height) implements Embedded {
    @Override
    public DataSource jpeg(DataSource file) {
      return file.slice(offset, length);
    }

    @Override
    public long size(DataSource file) {
      return length;
    }
  }

  /** Red, green and blue bytes from {@code offset} on. */
  record Rgb(long offset, int width, int height) implements Embedded {
    /** Larger ones are no thumbnails. */
    static final int SIDE_LIMIT = 640;

    @Override
    public DataSource jpeg(DataSource file) throws IOException {
      Bytes pixels = file.slice(offset, 3L * width * height).readAll();
      return DataSource.of(Pictures.jpegOfRgb(width, height, pixels));
    }

    @Override
    public long size(DataSource file) throws IOException {
      return jpeg(file).size();
    }
  }
}
