package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.ChannelOptions;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.channel.TcpLink;
import dev.ptpip.protocol.channel.WireDialect;
import dev.ptpip.protocol.io.Limits;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One accepted TCP connection, whatever it turns out to be. */
final class Connection implements AutoCloseable {
  private static final Duration LINGER = Duration.ofMillis(500);
  private static final int LINGER_BYTES = 256 * 1024;

  private final TcpLink tcp;
  private final PacketChannel channel;
  private final PacketLog packetLog;
  private final InetAddress remoteHost;
  private final LinkInfo info;
  private volatile @Nullable InitiatorLink owner;

  private Connection(
      TcpLink tcp,
      PacketChannel channel,
      PacketLog packetLog,
      InetAddress remoteHost,
      LinkInfo info) {
    this.tcp = tcp;
    this.channel = channel;
    this.packetLog = packetLog;
    this.remoteHost = remoteHost;
    this.info = info;
  }

  /**
   * Takes over {@code accepted}; closes it if it can't be used.
   *
   * @throws IOException also if it was refused, and reset for that
   */
  static Connection over(SocketChannel accepted, ResponderContext context) throws IOException {
    ResponderOptions options = context.options();
    TcpLink tcp = TcpLink.over(accepted);
    try {
      accepted.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      KeepAlive.shorten(accepted);
      PacketLog packetLog = new PacketLog(context.names(), options.observers());
      LinkInfo info = info(accepted, context);
      Control control = new Control(tcp);
      Optional<ByteLink> link =
          context.deviations().accepted(options.decorator().decorate(tcp, info), info, control);
      if (link.isEmpty()) {
        control.reset("refused");
        throw new IOException("refused");
      }
      PacketChannel channel =
          new PacketChannel(
              link.get(),
              new ChannelOptions(
                  WireDialect.STANDARD,
                  context.rules().decodePolicy(),
                  Limits.DEFAULT,
                  new StallLimit(options.stall()),
                  packetLog.observer()));
      Connection connection =
          new Connection(tcp, channel, packetLog, accepted.socket().getInetAddress(), info);
      control.connection = connection;
      return connection;
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

  LinkInfo info() {
    return info;
  }

  /** Ends with the connections of this initiator. */
  void belongsTo(InitiatorLink link) {
    owner = link;
  }

  /** Ends the connection in the ways that there are. */
  private static final class Control implements ConnectionControl {
    private final TcpLink tcp;
    private volatile @Nullable Connection connection;

    Control(TcpLink tcp) {
      this.tcp = tcp;
    }

    @Override
    public void reset(String reason) {
      endWithReset();
      end(reason);
    }

    @Override
    public void endWithReset() {
      try {
        tcp.channel().setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException gone) {
        // it ended by itself
      }
    }

    @Override
    public void close(String reason) {
      closeOutput();
      try {
        // input that nobody has read would turn the end into a reset
        ByteBuffer dropped = ByteBuffer.allocate(4096);
        for (int left = LINGER_BYTES; left > 0 && tcp.available() > 0; left -= dropped.position()) {
          dropped.clear();
          if (tcp.read(dropped.limit(Math.min(4096, tcp.available())), Deadline.NEVER) < 0) {
            break;
          }
        }
      } catch (IOException gone) {
        // it ended by itself
      }
      end(reason);
    }

    private void end(String reason) {
      Connection known = connection;
      InitiatorLink everything = known == null ? null : known.owner;
      if (everything != null) {
        everything.close(reason);
      }
      if (known != null) {
        known.close();
      }
      tcp.close();
    }

    @Override
    public void closeOutput() {
      try {
        tcp.channel().shutdownOutput();
      } catch (IOException gone) {
        // it ended by itself
      }
    }

    @Override
    public int peek() throws IOException {
      if (tcp.available() > 0) {
        return -1; // it waits in the connection, and so is not closed
      }
      ByteBuffer one = ByteBuffer.allocate(1);
      tcp.channel().configureBlocking(false);
      try {
        int count = tcp.channel().read(one);
        return count < 0 ? CLOSED : count == 0 ? -1 : one.get(0) & 0xFF;
      } catch (IOException reset) {
        return CLOSED;
      } finally {
        tcp.channel().configureBlocking(true);
      }
    }

    @Override
    public void send(Packet packet) throws IOException {
      Connection known = connection;
      if (known != null) {
        known.channel.write(packet);
      }
    }
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
