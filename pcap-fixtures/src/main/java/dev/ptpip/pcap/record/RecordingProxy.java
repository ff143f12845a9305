package dev.ptpip.pcap.record;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Stands between an initiator and a camera and records what they say: each connection that comes in
 * is led on to the camera, bytes as they come, an end as an end, a reset as a reset. The recording
 * shows the initiator and the camera as if they had talked directly.
 *
 * <p>Safe for use by several threads; two threads per connection move the bytes.
 */
public final class RecordingProxy implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final int BACKLOG = 64;
  private static final int CONNECTIONS = 256;

  private final ServerSocketChannel server;
  private final InetSocketAddress address;
  private final InetSocketAddress camera;
  private final CaptureRecorder recorder;
  private final ThreadFactory threads;
  private final Consumer<String> trouble;
  private final Set<ProxyConnection> open = ConcurrentHashMap.newKeySet();

  private RecordingProxy(
      ServerSocketChannel server,
      InetSocketAddress camera,
      CaptureRecorder recorder,
      ThreadFactory threads,
      Consumer<String> trouble)
      throws IOException {
    this.server = server;
    this.address = (InetSocketAddress) server.getLocalAddress();
    this.camera = camera;
    this.recorder = recorder;
    this.threads = threads;
    this.trouble = trouble;
  }

  /**
   * Starts to listen.
   *
   * @param listen where initiators connect to; port 0 for any free one
   * @param camera where they are led
   * @param recorder stays open when the proxy is closed
   * @param threads makes the threads that move bytes
   * @param trouble is told of connections that could not be led on
   * @throws IOException if the port can't be bound
   */
  public static RecordingProxy start(
      InetSocketAddress listen,
      InetSocketAddress camera,
      CaptureRecorder recorder,
      ThreadFactory threads,
      Consumer<String> trouble)
      throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(listen, BACKLOG);
      RecordingProxy proxy = new RecordingProxy(server, camera, recorder, threads, trouble);
      threads.newThread(proxy::accept).start();
      return proxy;
    } catch (IOException refused) {
      server.close();
      throw new IOException("can't listen at " + listen + ": " + refused.getMessage(), refused);
    }
  }

  /** Where initiators connect to. */
  public InetSocketAddress address() {
    return address;
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel initiator = server.accept();
        threads.newThread(() -> serve(initiator)).start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SocketChannel initiator) {
    try (initiator;
        SocketChannel responder = SocketChannel.open()) {
      if (open.size() >= CONNECTIONS) {
        trouble.accept("more than " + CONNECTIONS + " connections at a time; one was refused");
        return;
      }
      responder.socket().connect(camera, Math.toIntExact(CONNECT_LIMIT.toMillis()));
      initiator.setOption(StandardSocketOptions.TCP_NODELAY, true);
      responder.setOption(StandardSocketOptions.TCP_NODELAY, true);
      ProxyConnection connection =
          new ProxyConnection(
              initiator,
              responder,
              recorder.connection((InetSocketAddress) initiator.getRemoteAddress(), camera));
      open.add(connection);
      try {
        connection.run(threads);
      } finally {
        open.remove(connection);
      }
    } catch (IOException unreachable) {
      trouble.accept("camera " + camera + ": " + unreachable.getMessage());
    }
  }

  /** Ends all connections; has no effect the second time. */
  @Override
  public void close() throws IOException {
    server.close();
    for (ProxyConnection connection : open) {
      connection.close();
    }
  }
}
