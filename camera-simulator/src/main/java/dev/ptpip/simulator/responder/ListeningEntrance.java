package dev.ptpip.simulator.responder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts TCP connections at one port until it is closed, on a thread of its own. */
final class ListeningEntrance implements Entrance {
  private static final int BACKLOG = 128;
  private static final int LARGEST_PORT = 0xFFFF;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(200);

  private final ServerSocketChannel server;
  private final InetSocketAddress address;
  private final ConnectionThreads threads = ConnectionThreads.configured();
  private final Doorway doorway = new Doorway();
  private final AtomicBoolean running = new AtomicBoolean();

  private ListeningEntrance(ServerSocketChannel server, InetSocketAddress address) {
    this.server = server;
    this.address = address;
  }

  static ListeningEntrance bind(InetAddress host, int port) throws IOException {
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(new InetSocketAddress(host, port), BACKLOG);
      return new ListeningEntrance(server, (InetSocketAddress) server.getLocalAddress());
    } catch (IOException refused) {
      server.close();
      throw new IOException(
          "can't listen at "
              + host.getHostAddress()
              + " port "
              + port
              + ": "
              + refused.getMessage(),
          refused);
    }
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public void open(Acceptor acceptor) {
    doorway.open(acceptor);
    if (running.compareAndSet(false, true)) {
      threads.start("ptpip-" + address.getPort() + "-accept", this::run);
    }
  }

  @Override
  public void leave(Acceptor acceptor) {
    doorway.leave(acceptor);
  }

  private void run() {
    while (!doorway.isClosed()) {
      try {
        doorway.pass(server.accept());
      } catch (ClosedChannelException end) {
        return;
      } catch (IOException failed) {
        // for example no file descriptor is left; others may free some
        Log.LOG.warn("A connection at {} could not be accepted", address, failed);
        if (doorway.awaitClosed(PAUSE)) {
          return;
        }
      }
    }
  }

  static void close(SocketChannel connection) {
    try {
      connection.close();
    } catch (IOException nothingToSave) {
      // the descriptor is gone either way
    }
  }

  @Override
  public void close() {
    doorway.close();
    try {
      server.close();
    } catch (IOException nothingToSave) {
      // the descriptor is gone either way
    }
    threads.awaitEnd(CLOSE_LIMIT);
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(ListeningEntrance.class);
  }
}
