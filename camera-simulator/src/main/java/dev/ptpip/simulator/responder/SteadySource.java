package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A source that never fails in the middle of a packet: once the source behind it fails, or ends
 * early, zeros take the place of what is missing, up to the end of the packet whose length is on
 * its way already. The sender looks at {@link #hasFailed} then, and ends the data phase. Confined
 * to the command thread, except {@link #taken}.
 */
final class SteadySource implements DataSource {
  private final DataSource source;
  private @Nullable Exception failure;
  private volatile long taken;

  SteadySource(DataSource source) {
    this.source = source;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public int read(long position, ByteBuffer target) {
    if (failure == null) {
      try {
        int count = source.read(position, target);
        if (count > 0) {
          taken = position + count;
          return count;
        }
        failure = new IOException("ended at " + position + " of " + size() + " bytes");
      } catch (IOException | UncheckedIOException unreadable) {
        failure = unreadable;
      }
    }
    int wanted = (int) Math.min(target.remaining(), size() - position);
    target.put(new byte[wanted]);
    return wanted;
  }

  /** A failure here may be the source's or the connection's; {@link #read} tells them apart. */
  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    if (failure != null) {
      return 0;
    }
    try {
      long moved = source.transferTo(position, count, target);
      taken = position + moved;
      return moved;
    } catch (IOException | UncheckedIOException either) {
      return 0;
    }
  }

  /** Where the bytes end that were taken from the source. */
  long taken() {
    return taken;
  }

  boolean hasFailed() {
    return failure != null;
  }

  @Nullable Exception failure() {
    return failure;
  }
}
