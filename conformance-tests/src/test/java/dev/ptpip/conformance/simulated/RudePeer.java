package dev.ptpip.conformance.simulated;

import dev.ptpip.protocol.channel.ChannelOptions;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.TcpLink;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something at a port that is no camera, or a very bad one. */
public final class RudePeer implements AutoCloseable {
  private static final int FLOOD = 10_000;

  private final ServerSocketChannel server;
  private final Manner manner;
  private final List<SocketChannel> accepted = new CopyOnWriteArrayList<>();

  /** How it behaves. */
  public enum Manner {
    /** Accepts, and says nothing. */
    SILENT,
    /** Sends random bytes without end. */
    GARBAGE,
    /**
     * Shakes hands, then sends ten thousand events and, to each operation, ten thousand packets.
     */
    FLOOD
  }

  private RudePeer(ServerSocketChannel server, Manner manner) {
    this.server = server;
    this.manner = manner;
  }

  /** Starts one at a free port. */
  public static RudePeer start(Manner manner) throws IOException {
    ServerSocketChannel server =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    RudePeer peer = new RudePeer(server, manner);
    Thread thread = new Thread(peer::accept, "rude-peer");
    thread.setDaemon(true);
    thread.start();
    return peer;
  }

  /** Where it is. */
  public InetSocketAddress address() {
    try {
      return (InetSocketAddress) server.getLocalAddress();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        accepted.add(channel);
        Thread thread = new Thread(() -> serve(channel), "rude-peer-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(SocketChannel channel) {
    try {
      switch (manner) {
        case SILENT -> {}
        case GARBAGE -> garbage(channel);
        case FLOOD -> flood(channel);
      }
    } catch (IOException ended) {
      // the other side has had enough
    }
  }

  private static void garbage(SocketChannel channel) throws IOException {
    byte[] bytes = new byte[4096];
    Random random = new Random(1);
    OutputStream out = channel.socket().getOutputStream();
    while (channel.isOpen()) {
      random.nextBytes(bytes);
      out.write(bytes);
    }
  }

  private static void flood(SocketChannel socket) throws IOException {
    try (PacketChannel channel = new PacketChannel(TcpLink.over(socket), ChannelOptions.DEFAULT)) {
      while (true) {
        Packet packet = channel.read(Deadline.NEVER);
        if (packet instanceof InitCommandRequest) {
          channel.write(
              new InitCommandAck(
                  new ConnectionNumber(1),
                  Guid.random(new Random(3)),
                  "rude",
                  ProtocolVersion.V1_0));
        } else if (packet instanceof InitEventRequest) {
          channel.write(new InitEventAck());
          for (int i = 0; i < FLOOD; i++) {
            channel.write(new Event(new EventCode(0xC101), TransactionId.ANY, List.of(i)));
          }
        } else if (packet instanceof OperationRequest request) {
          for (int i = 0; i < FLOOD; i++) {
            channel.write(new Data(request.transactionId(), Bytes.of(1, 2, 3, 4)));
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel each : accepted) {
      each.close();
    }
  }
}
