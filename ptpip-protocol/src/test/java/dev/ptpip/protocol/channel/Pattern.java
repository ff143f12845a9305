package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that say where they belong: any shift, loss or repetition shows. */
final class Pattern {
  private Pattern() {}

  static byte at(long position) {
    return (byte) (position * 31 + (position >> 8) * 7 + (position >> 20));
  }

  static Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = at(i);
    }
    return Bytes.copyOf(bytes);
  }

  /** A source that makes its bytes on the way and has no direct transfer. */
  static DataSource source(long size) {
    return new DataSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, ByteBuffer target) {
        if (position >= size) {
          return -1;
        }
        int count = (int) Math.min(target.remaining(), size - position);
        for (int i = 0; i < count; i++) {
          target.put(at(position + i));
        }
        return count;
      }
    };
  }

  /** A new file in {@code folder} with {@code size} bytes. */
  static FileChannel file(Path folder, int size) throws IOException {
    Path file = Files.write(folder.resolve("pattern-" + size + ".bin"), bytes(size).toArray());
    return FileChannel.open(file);
  }

  /** Checks every byte that it takes. */
  static final class Checker implements DataSink {
    private long position;

    @Override
    public void accept(ByteBuffer chunk) {
      while (chunk.hasRemaining()) {
        byte value = chunk.get();
        if (value != at(position)) {
          assertThat(value).as("byte at %d", position).isEqualTo(at(position));
        }
        position++;
      }
    }

    long bytes() {
      return position;
    }
  }
}
