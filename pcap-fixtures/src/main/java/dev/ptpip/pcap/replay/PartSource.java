package dev.ptpip.pcap.replay;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Data of which only the beginning is known, and how far it was taken. Confined to one thread. */
final class PartSource implements DataSource {
  private final DataSource known;
  private final long size;
  private long taken;

  PartSource(DataSource known, long size) {
    this.known = known;
    this.size = size;
  }

  /** How far it was read. */
  long taken() {
    return taken;
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
    int count;
    if (position < known.size()) {
      count = known.read(position, target);
    } else {
      count = (int) Math.min(target.remaining(), size - position);
      for (int i = 0; i < count; i++) {
        target.put((byte) 0);
      }
    }
    taken = Math.max(taken, position + count);
    return count;
  }
}
