package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.net.Chunk;
import dev.ptpip.pcap.net.Flow;
import dev.ptpip.pcap.net.StreamListener;
import dev.ptpip.pcap.net.TcpConnection;
import java.io.IOException;

/** Reads the TCP connections that are ones of PTP/IP. Confined to the thread that reads. */
final class TcpConversations implements StreamListener {
  private final DialogueRegistry registry;

  TcpConversations(DialogueRegistry registry) {
    this.registry = registry;
  }

  private static PtpConnection of(TcpConnection connection) {
    if (connection.attachment() instanceof PtpConnection mine) {
      return mine;
    }
    throw new IllegalStateException("connection " + connection.index() + " was not opened");
  }

  @Override
  public void opened(TcpConnection connection, Chunk seen) {
    connection.attach(new PtpConnection(registry, connection, seen));
  }

  @Override
  public void bytes(TcpConnection connection, Flow flow, Chunk chunk) throws IOException {
    of(connection).bytes(flow, chunk);
  }

  @Override
  public void missing(TcpConnection connection, Flow flow, long count, Loss loss, Chunk seen)
      throws IOException {
    of(connection).missing(flow, count, loss, seen);
  }

  @Override
  public void finished(TcpConnection connection, Flow flow, Chunk seen) {
    of(connection).finished(flow, seen);
  }

  @Override
  public void closed(TcpConnection connection, Flow flow, Closing how, Chunk seen)
      throws IOException {
    of(connection).closed(flow, how, seen);
  }
}
