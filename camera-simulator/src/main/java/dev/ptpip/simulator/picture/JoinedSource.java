package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.channel.DataSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Several sources one behind the other. */
final class JoinedSource implements DataSource {
  private final List<DataSource> parts;
  private final long size;

  JoinedSource(DataSource... parts) {
    this.parts = List.of(parts);
    size = this.parts.stream().mapToLong(DataSource::size).sum();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }
    int before = target.remaining();
    long start = 0;
    long at = position;
    for (DataSource part : parts) {
      long end = start + part.size();
      while (at < end && target.hasRemaining()) {
        int count = part.read(at - start, target);
        if (count < 0) {
          throw new EOFException("a part ended at " + (at - start) + " of " + part.size());
        }
        at += count;
      }
      start = end;
    }
    return before - target.remaining();
  }
}
