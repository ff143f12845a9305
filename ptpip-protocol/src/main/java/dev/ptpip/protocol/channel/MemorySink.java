package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects a data phase in memory up to a limit; what comes beyond it is counted and dropped.
 * Confined to one thread.
 */
public final class MemorySink implements DataSink {
  private final int limit;
  private byte[] array = new byte[1024];
  private int kept;
  private long seen;

  /** Keeps at most {@code limit} bytes. */
  public MemorySink(int limit) {
    this.limit = limit;
  }

  @Override
  public void accept(ByteBuffer chunk) {
    seen += chunk.remaining();
    int room = Math.min(chunk.remaining(), limit - kept);
    if (kept + room > array.length) {
      array =
          Arrays.copyOf(
              array, (int) Math.min(limit, Math.max(kept + (long) room, 2L * array.length)));
    }
    chunk.get(array, kept, room);
    kept += room;
    chunk.position(chunk.limit());
  }

  /** Whether more came than was kept. */
  public boolean isOverflown() {
    return seen > kept;
  }

  /** What was kept. */
  public Bytes bytes() {
    return Bytes.copyOf(array, 0, kept);
  }
}
