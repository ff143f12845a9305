package dev.ptpip.pcap.live;

import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.DeadlineExceededException;
import dev.ptpip.protocol.channel.StallLimit;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The camera's end of a connection that is looked on at. What is written is told before it goes
 * out, so that nothing is answered before it was said.
 */
public final class WatchedLink implements ByteLink {
  private final ByteLink link;
  private final LiveConnection connection;

  /** Takes over {@code link}. */
  public WatchedLink(ByteLink link, LiveConnection connection) {
    this.link = link;
    this.connection = connection;
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    int start = target.position();
    int count;
    try {
      count = link.read(target, deadline);
    } catch (IOException broken) {
      broke(broken);
      throw broken;
    }
    if (count > 0) {
      connection.bytes(Side.INITIATOR, target.duplicate().flip().position(start));
    } else if (count < 0) {
      connection.end(Side.INITIATOR, Ending.How.CLOSED);
    }
    return count;
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    connection.waiting(link.available());
    connection.bytes(Side.RESPONDER, source);
    try {
      link.write(source, deadline);
    } catch (IOException broken) {
      broke(broken);
      throw broken;
    }
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    connection.waiting(link.available());
    connection.payload(Side.RESPONDER, count);
    try {
      link.transfer(source, position, count, stall);
    } catch (IOException broken) {
      broke(broken);
      throw broken;
    }
  }

  /** A connection that breaks without having been closed here was given up by the peer. */
  private void broke(IOException how) {
    if (how instanceof DeadlineExceededException) {
      connection.end(Side.RESPONDER, Ending.How.CLOSED);
    } else if (link.isOpen()) {
      connection.end(Side.INITIATOR, Ending.How.RESET);
    }
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
    connection.end(Side.RESPONDER, Ending.How.CLOSED);
    link.close();
  }
}
