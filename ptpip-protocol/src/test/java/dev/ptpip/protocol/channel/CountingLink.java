package dev.ptpip.protocol.channel;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Counts calls, which over TCP are system calls. */
final class CountingLink extends ForwardingLink {
  int reads;
  int writes;
  int transfers;

  CountingLink(ByteLink link) {
    super(link);
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    reads++;
    return super.read(target, deadline);
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    writes++;
    super.write(source, deadline);
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    transfers++;
    super.transfer(source, position, count, stall);
  }
}
