package dev.ptpip.client.object;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A source that tells how much of it was taken. */
record ReportingSource(DataSource source, Progress progress) implements DataSource {
  @Override
  public long size() {
    return source.size();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    int count = source.read(position, target);
    if (count > 0) {
      progress.at(position + count, size());
    }
    return count;
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    long moved = source.transferTo(position, count, target);
    if (moved > 0) {
      progress.at(position + moved, size());
    }
    return moved;
  }
}
