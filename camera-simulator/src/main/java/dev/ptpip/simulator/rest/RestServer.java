package dev.ptpip.simulator.rest;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes requests about cameras over HTTP until it is closed. */
public final class RestServer implements AutoCloseable {
  /** Requests that are served at the same time; more of them are turned away. */
  static final int MOST_REQUESTS = 32;

  private static final int BACKLOG = 50;
  private static final long IDLE_SECONDS = 5;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final RestOptions options;
  private final CountDownLatch closed;

  private RestServer(
      HttpServer server, ThreadPoolExecutor threads, RestOptions options, CountDownLatch closed) {
    this.server = server;
    this.threads = threads;
    this.options = options;
    this.closed = closed;
  }

  /**
   * Starts to listen.
   *
   * @param cameras at least one; the first one is meant by paths that name none
   * @throws IOException if the port can't be bound; the message names it
   */
  public static RestServer start(RestOptions options, List<RestCamera> cameras) throws IOException {
    HttpServer server = bind(options);
    return start(server, options, server.getAddress().getPort(), cameras);
  }

  /** A server at any port of the loopback interface behind the port that others see. */
  static RestServer behind(RestOptions seen, int port, List<RestCamera> cameras)
      throws IOException {
    return start(
        bind(new RestOptions(InetAddress.getLoopbackAddress(), 0, seen.token())),
        seen,
        port,
        cameras);
  }

  private static RestServer start(
      HttpServer server, RestOptions options, int port, List<RestCamera> cameras) {
    if (cameras.isEmpty()) {
      server.stop(0);
      throw new IllegalArgumentException("at least one camera is needed");
    }
    cameras.forEach(camera -> camera.log().keepBytes());
    CountDownLatch closed = new CountDownLatch(1);
    ThreadPoolExecutor threads = threads(server.getAddress().getPort());
    server.setExecutor(threads);
    server.createContext(
        "/",
        new Router(
            List.copyOf(cameras),
            routes(closed, List.copyOf(cameras)),
            new Gatekeeper(options, port)));
    server.start();
    return new RestServer(server, threads, options, closed);
  }

  private static HttpServer bind(RestOptions options) throws IOException {
    InetSocketAddress address = new InetSocketAddress(options.bind(), options.port());
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (IOException refused) {
      throw options.cannotListen(refused);
    }
  }

  private static ThreadPoolExecutor threads(int port) {
    AtomicInteger count = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            0,
            MOST_REQUESTS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Thread thread = new Thread(work, "rest-" + port + "-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    return threads;
  }

  /** Everything that can be asked for. */
  static List<Route> routes(CountDownLatch closed, List<RestCamera> cameras) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(CameraRoutes.all());
    routes.addAll(CardRoutes.all());
    routes.addAll(RuleRoutes.all());
    routes.addAll(new LogRoutes().all());
    routes.addAll(new LiveViewRoutes(closed).all());
    routes.addAll(new DocumentRoutes(cameras).all());
    return List.copyOf(routes);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Where a browser finds it: {@code http://127.0.0.1:15780}. */
  public String url() {
    return RestOptions.url(address());
  }

  /** What requests have to carry. */
  public Optional<String> token() {
    return options.token();
  }

  /** Ends it; has no effect the second time. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
