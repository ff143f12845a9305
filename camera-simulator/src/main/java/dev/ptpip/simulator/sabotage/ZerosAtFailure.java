package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of another source, or zeros from where that one can't be read any more. */
record ZerosAtFailure(DataSource source) implements DataSource {
  @Override
  public long size() {
    return source.size();
  }

  @Override
  public int read(long position, ByteBuffer target) {
    try {
      return source.read(position, target);
    } catch (IOException | RuntimeException unreadable) {
      int count = (int) Math.min(target.remaining(), size() - position);
      target.put(new byte[count]);
      return count;
    }
  }
}
