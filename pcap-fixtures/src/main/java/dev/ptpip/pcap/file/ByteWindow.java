package dev.ptpip.pcap.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The part of a file that is being looked at; moves forward only. Confined to one thread.
 *
 * <p>Reads instead of mapping: a file that is cut while it is read must be an error, not a signal.
 */
final class ByteWindow implements Closeable {
  private static final int USUAL_BYTES = 512 * 1024;

  private final FileChannel file;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(USUAL_BYTES);
  private long base;
  private int position;
  private int limit;

  ByteWindow(FileChannel file) {
    this.file = file;
  }

  /** The bytes, by absolute index; another object after {@link #require} at times. */
  ByteBuffer buffer() {
    return buffer;
  }

  /** Index of the next byte in the buffer. */
  int position() {
    return position;
  }

  /** Offset of the next byte in the file. */
  long offset() {
    return base + position;
  }

  void order(ByteOrder order) {
    buffer.order(order);
  }

  /**
   * Makes {@code count} bytes from the position on available.
   *
   * @return how many of them are there; fewer only if the file ends
   */
  int require(int count) throws IOException {
    if (limit - position < count) {
      fill(count);
    }
    return Math.min(count, limit - position);
  }

  private void fill(int count) throws IOException {
    ByteBuffer rest = buffer.duplicate().position(position).limit(limit);
    if (count > buffer.capacity()) {
      buffer =
          ByteBuffer.allocateDirect(Integer.highestOneBit(count - 1) << 1).order(buffer.order());
    }
    base += position;
    limit -= position;
    position = 0;
    buffer.clear().put(rest);
    while (buffer.position() < count && file.read(buffer, base + buffer.position()) > 0) {
      limit = buffer.position();
    }
    buffer.clear();
  }

  /** Goes on behind {@code count} bytes, which may be beyond those that were read. */
  void skip(long count) {
    if (count <= limit - position) {
      position += (int) count;
    } else {
      base += position + count;
      position = 0;
      limit = 0;
    }
  }

  /** Whether the file has bytes from {@code offset} on, or ends just there. */
  boolean reaches(long offset) throws IOException {
    return offset <= base + limit || offset <= file.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
