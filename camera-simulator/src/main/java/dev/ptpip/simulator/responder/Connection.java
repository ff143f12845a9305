package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.ChannelOptions;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.channel.TcpLink;
import dev.ptpip.protocol.channel.WireDialect;
import dev.ptpip.protocol.io.Limits;
import dev.ptpip.protocol.packet.InitFail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** One accepted TCP connection, whatever it turns out to be. */
final class Connection implements AutoCloseable {
  private static final Duration LINGER = Duration.ofMillis(500);
  private static final int LINGER_BYTES = 256 * 1024;

  private final TcpLink tcp;
  private final PacketChannel channel;
  private final PacketLog packetLog;
  private final InetAddress remoteHost;

  private Connection(
      TcpLink tcp, PacketChannel channel, PacketLog packetLog, InetAddress remoteHost) {
    this.tcp = tcp;
    this.channel = channel;
    this.packetLog = packetLog;
    this.remoteHost = remoteHost;
  }

  /** Takes over {@code accepted}; closes it if it can't be used. */
  static Connection over(SocketChannel accepted, ResponderContext context) throws IOException {
    ResponderOptions options = context.options();
    TcpLink tcp = TcpLink.over(accepted);
    try {
      accepted.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      KeepAlive.shorten(accepted);
      PacketLog packetLog = new PacketLog(context.names(), options.observers());
      PacketChannel channel =
          new PacketChannel(
              options.decorator().decorate(tcp, info(accepted, context)),
              new ChannelOptions(
                  WireDialect.STANDARD,
                  context.rules().decodePolicy(),
                  Limits.DEFAULT,
                  new StallLimit(options.stall()),
                  packetLog.observer()));
      return new Connection(tcp, channel, packetLog, accepted.socket().getInetAddress());
    } catch (IOException | RuntimeException unusable) {
      tcp.close();
      throw unusable;
    }
  }

  private static LinkInfo info(SocketChannel accepted, ResponderContext context)
      throws IOException {
    return new LinkInfo(
        context.connectionNumbers().incrementAndGet(),
        (InetSocketAddress) accepted.getLocalAddress(),
        (InetSocketAddress) accepted.getRemoteAddress());
  }

  PacketChannel channel() {
    return channel;
  }

  InetAddress remoteHost() {
    return remoteHost;
  }

  String peer() {
    return tcp.peer();
  }

  /** Says in the packet log which connection of whom this is. */
  void nameIt(String kind, Initiator initiator) {
    packetLog.nameIt(kind, initiator);
  }

  /**
   * Sends Init_Fail and closes. The other side gets time to read it: a close with unread input
   * would reset the connection and could overtake it.
   */
  void refuse(InitFail.Reason reason) {
    try {
      channel.write(new InitFail(reason));
      tcp.channel().shutdownOutput();
      Deadline deadline = Deadline.after(LINGER);
      ByteBuffer dropped = ByteBuffer.allocate(4096);
      for (int left = LINGER_BYTES; left > 0; left -= dropped.position()) {
        dropped.clear();
        if (tcp.read(dropped, deadline) < 0) {
          break;
        }
      }
    } catch (IOException gone) {
      // it has what it could get
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    channel.close();
    tcp.close();
  }
}
