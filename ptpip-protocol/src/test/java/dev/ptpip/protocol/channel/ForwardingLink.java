package dev.ptpip.protocol.channel;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Hands everything to another link; subclasses change one thing. */
class ForwardingLink implements ByteLink {
  private final ByteLink link;

  ForwardingLink(ByteLink link) {
    this.link = link;
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    return link.read(target, deadline);
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    link.write(source, deadline);
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
