package dev.ptpip.pcap.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens captures in a way that is not the one for their size. */
public enum Windows {
  /** Read into a buffer. */
  READ(ByteWindow.Way.READ),
  /** Mapped, as large files are. */
  MAPPED(ByteWindow.Way.MAPPED);

  /** So small that what is read lies across the ends of windows, of which there are some. */
  private static final int WINDOWS = 16;

  private static final int LEAST_BYTES = 4096;

  private final ByteWindow.Way way;

  Windows(ByteWindow.Way way) {
    this.way = way;
  }

  /** Opens a capture. */
  public FrameReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      int windowBytes = (int) Math.max(LEAST_BYTES, channel.size() / WINDOWS);
      return Captures.open(new ByteWindow(channel, way, windowBytes));
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }
}
