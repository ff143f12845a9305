package dev.ptpip.simulator.testing;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads and writes at most so many bytes at a time. */
public class SlicingLink implements ByteLink {
  private final ByteLink link;
  private final int slice;

  /** A layer over {@code link}. */
  public SlicingLink(ByteLink link, int slice) {
    this.link = link;
    this.slice = slice;
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    int limit = target.limit();
    target.limit(target.position() + Math.min(slice, target.remaining()));
    try {
      return link.read(target, deadline);
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    int limit = source.limit();
    while (source.position() < limit) {
      source.limit(source.position() + Math.min(slice, limit - source.position()));
      link.write(source, deadline);
    }
    source.limit(limit);
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    link.transfer(source, position, count, stall);
  }

  @Override
  public int available() throws IOException {
    return link.available();
  }

  @Override
  public String peer() {
    return link.peer();
  }

  @Override
  public boolean isOpen() {
    return link.isOpen();
  }

  @Override
  public void close() {
    link.close();
  }
}
