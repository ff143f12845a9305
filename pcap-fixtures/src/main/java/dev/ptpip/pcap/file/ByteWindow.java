package dev.ptpip.pcap.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The part of a file that is being looked at; moves forward only. Large files are mapped, so that
 * nothing is copied; small ones are read, so that no mapping is left behind. Confined to one
 * thread.
 */
final class ByteWindow implements Closeable {
  private static final int READ_BYTES = 512 * 1024;
  private static final int MAPPED_BYTES = 64 * 1024 * 1024;

  private final FileChannel file;
  private final Way way;
  private final int windowBytes;
  private ByteBuffer buffer;
  private long base;
  private int position;
  private int limit;

  /** How the bytes come into memory. */
  enum Way {
    /** They are read into a buffer. */
    READ,
    /** The file is mapped. */
    MAPPED
  }

  /**
   * A window of a size of its own; it grows when more than that is required at once.
   *
   * @param windowBytes how much of the file it shows at a time
   */
  ByteWindow(FileChannel file, Way way, int windowBytes) throws IOException {
    this.file = file;
    this.way = way;
    this.windowBytes = windowBytes;
    this.buffer =
        ByteBuffer.allocate(way == Way.MAPPED ? 0 : (int) Math.min(windowBytes, file.size() + 1));
  }

  /** The window that suits the size of the file. */
  static ByteWindow of(FileChannel file) throws IOException {
    return file.size() > MAPPED_BYTES
        ? new ByteWindow(file, Way.MAPPED, MAPPED_BYTES)
        : new ByteWindow(file, Way.READ, READ_BYTES);
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

  private void map(int count) throws IOException {
    base += position;
    position = 0;
    long there = Math.max(0, file.size() - base);
    limit = (int) Math.min(there, Math.max(count, windowBytes));
    ByteBuffer next =
        limit == 0 ? ByteBuffer.allocate(0) : file.map(FileChannel.MapMode.READ_ONLY, base, limit);
    buffer = next.order(buffer.order());
  }

  private void fill(int count) throws IOException {
    if (way == Way.MAPPED) {
      map(count);
      return;
    }
    ByteBuffer rest = buffer.duplicate().position(position).limit(limit);
    if (count > buffer.capacity()) {
      buffer = ByteBuffer.allocate(Integer.highestOneBit(count - 1) << 1).order(buffer.order());
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
