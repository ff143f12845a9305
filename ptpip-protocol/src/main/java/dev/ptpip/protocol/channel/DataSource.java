package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/**
 * The payload of a data phase: a known number of bytes that can be read at any position, in memory,
 * in a file, or made on the way. Safe for use by several threads.
 */
public interface DataSource {
  /** Number of bytes. */
  long size();

  /**
   * Reads at least one byte from {@code position} unless {@code target} is full or the source ends
   * there.
   *
   * @return the number of bytes, or -1 at the end
   */
  int read(long position, ByteBuffer target) throws IOException;

  /**
   * Moves up to {@code count} bytes from {@code position} to {@code target}.
   *
   * @return bytes moved; 0 means that this way is closed for the moment and {@link #read} should be
   *     used
   */
  default long transferTo(long position, long count, WritableByteChannel target)
      throws IOException {
    return 0;
  }

  /** Bytes in memory. */
  static DataSource of(Bytes bytes) {
    return new DataSource() {
      @Override
      public long size() {
        return bytes.size();
      }

      @Override
      public int read(long position, ByteBuffer target) {
        if (position >= bytes.size()) {
          return -1;
        }
        ByteBuffer view = bytes.asBuffer();
        view.position((int) position);
        view.limit((int) Math.min(bytes.size(), position + target.remaining()));
        int count = view.remaining();
        target.put(view);
        return count;
      }

      @Override
      public Bytes readAll() {
        return bytes;
      }
    };
  }

  /**
   * {@code size} bytes of an open file from {@code offset}; the caller keeps the file open and
   * closes it.
   */
  static DataSource of(FileChannel file, long offset, long size) {
    return new DataSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, ByteBuffer target) throws IOException {
        if (position >= size) {
          return -1;
        }
        int wanted = (int) Math.min(target.remaining(), size - position);
        ByteBuffer part = target.duplicate().limit(target.position() + wanted);
        int count = file.read(part, offset + position);
        if (count > 0) {
          target.position(target.position() + count);
        }
        return count;
      }

      @Override
      public long transferTo(long position, long count, WritableByteChannel target)
          throws IOException {
        return file.transferTo(offset + position, Math.min(count, size - position), target);
      }
    };
  }

  /** The part of this source from {@code offset} on, {@code size} bytes. */
  default DataSource slice(long offset, long size) {
    if (offset < 0 || size < 0 || size > size() - offset) {
      throw new IllegalArgumentException(
          "slice " + offset + "+" + size + " of " + size() + " bytes");
    }
    if (offset == 0 && size == size()) {
      return this;
    }
    DataSource whole = this;
    return new DataSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, ByteBuffer target) throws IOException {
        if (position >= size) {
          return -1;
        }
        int wanted = (int) Math.min(target.remaining(), size - position);
        ByteBuffer part = target.duplicate().limit(target.position() + wanted);
        int count = whole.read(offset + position, part);
        if (count > 0) {
          target.position(target.position() + count);
        }
        return count;
      }

      @Override
      public long transferTo(long position, long count, WritableByteChannel target)
          throws IOException {
        return whole.transferTo(offset + position, Math.min(count, size - position), target);
      }
    };
  }

  /**
   * Reads everything; for small sources.
   *
   * @throws EOFException if the source ends before its {@link #size}
   * @throws ArithmeticException if it has more bytes than an array can
   */
  default Bytes readAll() throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(size()));
    while (all.hasRemaining()) {
      if (read(all.position(), all) <= 0) {
        throw new EOFException("source ended at " + all.position() + " of " + size() + " bytes");
      }
    }
    return Bytes.copyOf(all.flip());
  }
}
