package dev.ptpip.simulator.rest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A {@link RestServer} whose port is open at once and which itself is started by the first
 * connection: to load an HTTP server takes as long as to start a camera, and most cameras are never
 * asked. Connections are passed on, byte by byte, to the server at another port of the loopback
 * interface. Guarded by {@code lock}.
 */
public final class LazyRestServer implements AutoCloseable {
  /** Connections that are passed on at the same time; more of them are closed. */
  static final int MOST_CONNECTIONS = 64;

  private static final int BACKLOG = 50;
  private static final long PAUSE_MILLIS = 50;
  private static final int CHUNK = 16 * 1024;

  private final ServerSocketChannel door;
  private final InetSocketAddress address;
  private final RestOptions options;
  private final List<RestCamera> cameras;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<SocketChannel> open = new HashSet<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private @Nullable RestServer server;
  private boolean closed;

  private LazyRestServer(
      ServerSocketChannel door,
      InetSocketAddress address,
      RestOptions options,
      List<RestCamera> cameras) {
    this.door = door;
    this.address = address;
    this.options = options;
    this.cameras = cameras;
  }

  /**
   * Opens the port.
   *
   * @param cameras at least one; the first one is meant by paths that name none
   * @throws IOException if the port can't be bound; the message names it
   */
  public static LazyRestServer open(RestOptions options, List<RestCamera> cameras)
      throws IOException {
    ServerSocketChannel door = ServerSocketChannel.open();
    try {
      door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      door.bind(new InetSocketAddress(options.bind(), options.port()), BACKLOG);
      LazyRestServer lazy =
          new LazyRestServer(
              door, (InetSocketAddress) door.getLocalAddress(), options, List.copyOf(cameras));
      lazy.start("rest-door", new Acceptor(lazy));
      return lazy;
    } catch (IOException refused) {
      door.close();
      throw options.cannotListen(refused);
    }
  }

  private void start(String name, Runnable work) {
    Thread thread = new Thread(work, name + "-" + address.getPort());
    thread.setDaemon(true);
    thread.start();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Where a browser finds it: {@code http://127.0.0.1:15780}. */
  public String url() {
    return RestOptions.url(address);
  }

  /** What requests have to carry. */
  public Optional<String> token() {
    return options.token();
  }

  /** A class of its own: a lambda would be linked at start-up. */
  private static final class Acceptor implements Runnable {
    private final LazyRestServer lazy;

    Acceptor(LazyRestServer lazy) {
      this.lazy = lazy;
    }

    @Override
    public void run() {
      lazy.accept();
    }
  }

  private void accept() {
    while (true) {
      try {
        pass(door.accept());
      } catch (ClosedChannelException end) {
        return;
      } catch (IOException failed) {
        LoggerFactory.getLogger(LazyRestServer.class)
            .warn("A connection to the panel could not be accepted", failed);
        if (isClosedAfterPause()) {
          return;
        }
      }
    }
  }

  private boolean isClosedAfterPause() {
    try {
      return end.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void pass(SocketChannel outside) throws IOException {
    SocketChannel inside = null;
    try {
      InetSocketAddress target = target();
      if (target != null) {
        outside.setOption(StandardSocketOptions.TCP_NODELAY, true);
        inside = SocketChannel.open(target);
        inside.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
    } catch (IOException | RuntimeException failed) {
      outside.close();
      throw failed;
    }
    if (inside == null || !add(outside, inside)) {
      outside.close();
      close(inside);
      return;
    }
    SocketChannel peer = inside;
    start("rest-in", () -> pump(outside, peer, Ends.WRITING));
    start("rest-out", () -> pump(peer, outside, Ends.BOTH));
  }

  /** Where the server is, which is started now if it was not; null after the end. */
  private @Nullable InetSocketAddress target() throws IOException {
    lock.lock();
    try {
      if (closed) {
        return null;
      }
      RestServer started = server;
      if (started == null) {
        started = RestServer.behind(options, address.getPort(), cameras);
        server = started;
      }
      return started.address();
    } finally {
      lock.unlock();
    }
  }

  private boolean add(SocketChannel outside, SocketChannel inside) {
    lock.lock();
    try {
      if (closed || open.size() >= 2 * MOST_CONNECTIONS) {
        return false;
      }
      open.add(outside);
      open.add(inside);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** What the end of the bytes from one side means. */
  private enum Ends {
    /** No more bytes to the other side; it may still answer. */
    WRITING,
    /** The connection: the server has said everything. */
    BOTH
  }

  private void pump(SocketChannel from, SocketChannel to, Ends ends) {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try {
      while (from.read(chunk) >= 0) {
        chunk.flip();
        while (chunk.hasRemaining()) {
          to.write(chunk);
        }
        chunk.clear();
      }
      if (ends == Ends.WRITING) {
        to.shutdownOutput();
        return;
      }
    } catch (IOException gone) {
      // the other pump sees it too
    }
    forget(from);
    forget(to);
  }

  private void forget(SocketChannel channel) {
    lock.lock();
    try {
      open.remove(channel);
    } finally {
      lock.unlock();
    }
    close(channel);
  }

  private static void close(@Nullable SocketChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException nothingToSave) {
        // the descriptor is gone either way
      }
    }
  }

  /** Ends it; has no effect the second time. */
  @Override
  public void close() {
    RestServer started;
    List<SocketChannel> left;
    lock.lock();
    try {
      closed = true;
      end.countDown();
      started = server;
      server = null;
      left = List.copyOf(open);
      open.clear();
    } finally {
      lock.unlock();
    }
    try {
      door.close();
    } catch (IOException nothingToSave) {
      // the descriptor is gone either way
    }
    for (SocketChannel channel : left) {
      close(channel);
    }
    if (started != null) {
      started.close();
    }
  }
}
