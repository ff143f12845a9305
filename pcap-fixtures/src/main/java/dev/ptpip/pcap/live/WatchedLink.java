package dev.ptpip.pcap.live;

import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.record.TappedLink;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.StallLimit;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The camera's end of a connection whose packets are looked at. */
public final class WatchedLink extends TappedLink {
  private final LiveConnection connection;

  /** Takes over {@code link}. */
  public WatchedLink(ByteLink link, LiveConnection connection) {
    super(link);
    this.connection = connection;
  }

  @Override
  protected void came(ByteBuffer bytes) {
    connection.bytes(Side.INITIATOR, bytes);
  }

  @Override
  protected void goes(ByteBuffer bytes) throws IOException {
    connection.waiting(link().available());
    connection.bytes(Side.RESPONDER, bytes);
  }

  @Override
  protected void peerEnded() {
    connection.end(Side.INITIATOR, Ending.How.CLOSED);
  }

  @Override
  protected void peerGaveUp() {
    connection.end(Side.INITIATOR, Ending.How.RESET);
  }

  @Override
  protected void closedHere() {
    connection.end(Side.RESPONDER, Ending.How.CLOSED);
  }

  /** Only counted, so that files go out without being copied. */
  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    connection.waiting(link().available());
    connection.payload(Side.RESPONDER, count);
    try {
      link().transfer(source, position, count, stall);
    } catch (IOException broken) {
      broke(broken);
      throw broken;
    }
  }
}
