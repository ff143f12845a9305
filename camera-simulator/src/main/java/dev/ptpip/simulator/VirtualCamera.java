package dev.ptpip.simulator;

import dev.ptpip.simulator.camera.BodyState;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Subscription;
import dev.ptpip.simulator.responder.Journal;
import dev.ptpip.simulator.responder.Responder;
import dev.ptpip.simulator.responder.Sessions;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera that can be reached by PTP/IP, from its start to its close.
 *
 * <pre>{@code
 * try (VirtualCamera camera = VirtualCamera.builder().port(0).start()) {
 *   importer.importFrom(camera.host(), camera.port());
 * }
 * }</pre>
 */
public final class VirtualCamera implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualCamera.class);

  private final Camera camera;
  private final Responder responder;
  private final Subscription power;
  private final List<AutoCloseable> owned;
  private final AtomicBoolean closed = new AtomicBoolean();

  VirtualCamera(Camera camera, Responder responder, Subscription power, List<AutoCloseable> owned) {
    this.camera = camera;
    this.responder = responder;
    this.power = power;
    this.owned = List.copyOf(owned);
  }

  /** Begins with the default model at a free port of the loopback interface. */
  public static VirtualCameraBuilder builder() {
    return new VirtualCameraBuilder();
  }

  /** The address to connect to, as text. */
  public String host() {
    return address().getAddress().getHostAddress();
  }

  /** The port of the Command/Data connection, and of the Event connection unless it has its own. */
  public int port() {
    return address().getPort();
  }

  /** The port of the Event connection. */
  public int eventPort() {
    return responder.eventAddress().getPort();
  }

  /** Where to connect. */
  public InetSocketAddress address() {
    return responder.address();
  }

  /** Where to connect for events. */
  public InetSocketAddress eventAddress() {
    return responder.eventAddress();
  }

  /** The camera's state: properties, card, events, clock. */
  public Camera camera() {
    return camera;
  }

  /** What a hand on the body does. */
  public BodyState body() {
    return camera.body();
  }

  /** The transactions so far. */
  public Journal journal() {
    return responder.journal();
  }

  /** The sessions that are open now. */
  public Sessions sessions() {
    return responder.sessions();
  }

  /** Number of TCP connections that are open now. */
  public int connectionCount() {
    return responder.connectionCount();
  }

  /**
   * Ends all connections and frees everything, within half a second; has no effect the second time.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    power.close();
    responder.close();
    for (int i = owned.size() - 1; i >= 0; i--) {
      close(owned.get(i));
    }
    camera.close();
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.error("{} could not be closed", resource, e);
    }
  }
}
