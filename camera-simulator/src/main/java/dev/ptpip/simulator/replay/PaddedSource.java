package dev.ptpip.simulator.replay;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The beginning of a data phase that was cancelled, followed by zeros: what would have come was
 * never recorded.
 *
 * @param known what was recorded
 * @param size how much was announced
 */
record PaddedSource(DataSource known, long size) implements DataSource {
  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }
    if (position < known.size()) {
      return known.read(position, target);
    }
    int count = (int) Math.min(target.remaining(), size - position);
    for (int i = 0; i < count; i++) {
      target.put((byte) 0);
    }
    return count;
  }
}
