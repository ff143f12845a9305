package dev.ptpip.simulator.responder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts TCP connections at one port until it is closed. */
final class Listener implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final long PAUSE_MILLIS = 50;
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final ServerSocketChannel server;
  private final InetSocketAddress address;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Takes over an accepted connection; must not block. */
  @FunctionalInterface
  interface Acceptor {
    void accept(SocketChannel connection);
  }

  private Listener(ServerSocketChannel server, InetSocketAddress address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Binds the port.
   *
   * @param port 0 for any free one
   * @throws IOException if it can't be bound; the message names it
   */
  static Listener bind(InetAddress host, int port) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(new InetSocketAddress(host, port), BACKLOG);
      return new Listener(server, (InetSocketAddress) server.getLocalAddress());
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

  InetSocketAddress address() {
    return address;
  }

  /** Hands over connections until {@link #close}. */
  void run(Acceptor acceptor) {
    while (closed.getCount() > 0) {
      try {
        acceptor.accept(server.accept());
      } catch (ClosedChannelException end) {
        return;
      } catch (IOException failed) {
        // for example no file descriptor is left; others may free some
        LOG.warn("A connection at {} could not be accepted", address, failed);
        if (pause()) {
          return;
        }
      }
    }
  }

  private boolean pause() {
    try {
      return closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException nothingToSave) {
      // the descriptor is gone either way
    }
  }
}
