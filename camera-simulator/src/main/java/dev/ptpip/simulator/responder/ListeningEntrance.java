package dev.ptpip.simulator.responder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts TCP connections at one port until it is closed, on a thread of its own. While it is
 * suspended a socket that nobody listens at keeps the port. {@code server} and {@code keeper} are
 * guarded by {@code lock}.
 */
final class ListeningEntrance implements Entrance {
  private static final int BACKLOG = 128;
  private static final int LARGEST_PORT = 0xFFFF;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(200);

  private final ReentrantLock lock = new ReentrantLock();
  private ServerSocketChannel server;
  private @Nullable SocketChannel keeper;
  private final InetSocketAddress address;
  private final ConnectionThreads threads = ConnectionThreads.configured();
  private final Doorway doorway = new Doorway();
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable Accepting accepting;

  private ListeningEntrance(ServerSocketChannel server, InetSocketAddress address) {
    this.server = server;
    this.address = address;
  }

  static ListeningEntrance bind(InetAddress host, int port) throws IOException {
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    try {
      ServerSocketChannel server = listen(new InetSocketAddress(host, port));
      return new ListeningEntrance(server, (InetSocketAddress) server.getLocalAddress());
    } catch (IOException refused) {
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

  private static ServerSocketChannel listen(InetSocketAddress address) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(address, BACKLOG);
      return server;
    } catch (IOException refused) {
      server.close();
      throw refused;
    }
  }

  @Override
  public boolean suspend() {
    lock.lock();
    try {
      if (keeper != null || doorway.isClosed()) {
        return true;
      }
      SocketChannel reserved = SocketChannel.open();
      server.close();
      keeper = reserved;
      reserved.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      reserved.bind(address);
    } catch (IOException unkept) {
      Log.LOG.debug("Port {} is free while nobody listens there", address, unkept);
    } finally {
      lock.unlock();
    }
    Accepting before = accepting;
    if (before != null) {
      before.awaitEnd();
    }
    return true;
  }

  @Override
  public void resume() {
    lock.lock();
    try {
      SocketChannel reserved = keeper;
      if (reserved == null || doorway.isClosed()) {
        return;
      }
      keeper = null;
      try {
        server = listen(address);
      } finally {
        close(reserved);
      }
      threads.start("ptpip-" + address.getPort() + "-accept", new Accepting());
    } catch (IOException lost) {
      Log.LOG.error("Nobody can connect to {} any more", address, lost);
    } finally {
      lock.unlock();
    }
  }

  private ServerSocketChannel server() {
    lock.lock();
    try {
      return server;
    } finally {
      lock.unlock();
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
      threads.start("ptpip-" + address.getPort() + "-accept", new Accepting());
    }
  }

  @Override
  public void leave(Acceptor acceptor) {
    doorway.leave(acceptor);
  }

  /**
   * One thread in its wait for connections. With virtual threads a port stays open until the thread
   * has noticed that it was closed.
   */
  private final class Accepting implements Runnable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    @Override
    public void run() {
      thread = Thread.currentThread();
      accepting = this;
      try {
        accept(server());
      } finally {
        ended.countDown();
      }
    }

    void awaitEnd() {
      if (Thread.currentThread().equals(thread)) {
        return;
      }
      try {
        if (!ended.await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
          Log.LOG.debug("{} has not noticed yet that its port was closed", thread);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void accept(ServerSocketChannel listening) {
    while (!doorway.isClosed()) {
      try {
        doorway.pass(listening.accept());
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
    lock.lock();
    try {
      if (keeper != null) {
        keeper.close();
      }
      server.close();
    } catch (IOException nothingToSave) {
      // the descriptor is gone either way
    } finally {
      lock.unlock();
    }
    threads.awaitEnd(CLOSE_LIMIT);
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(ListeningEntrance.class);
  }
}
