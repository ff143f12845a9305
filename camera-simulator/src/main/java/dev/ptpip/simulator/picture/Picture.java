package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;

/** A picture file. Its parts are made when they are read. Safe for use by several threads. */
public interface Picture {
  /** The whole file; its size is known without making it. */
  DataSource data();

  /** Pixels. */
  int width();

  /** Pixels. */
  int height();

  /** Bits per pixel. */
  int bitDepth();

  /** The thumbnail that the file contains: a JPEG of 160 × 120 pixels, with bars as DCF asks. */
  Bytes thumbnail();

  /** A JPEG of the picture without bars that fits into the given size, without EXIF. */
  DataSource scaled(int maxWidth, int maxHeight);
}
