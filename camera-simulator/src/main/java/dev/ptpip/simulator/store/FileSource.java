package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** The first {@code size} bytes of a file, which is opened when it is read. */
record FileSource(OpenFiles files, Path path, long size) implements DataSource {
  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }
    int wanted = (int) Math.min(target.remaining(), size - position);
    ByteBuffer part = target.duplicate().limit(target.position() + wanted);
    int count = files.use(path, channel -> channel.read(part, position));
    if (count > 0) {
      target.position(target.position() + count);
    }
    return count;
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    long wanted = Math.min(count, size - position);
    return wanted <= 0
        ? 0
        : files.use(path, channel -> channel.transferTo(position, wanted, target));
  }
}
