package dev.ptpip.simulator;

import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.simulator.camera.BodyState;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.fault.Rules;
import dev.ptpip.simulator.responder.Entrance;
import dev.ptpip.simulator.responder.Journal;
import dev.ptpip.simulator.responder.Sessions;
import dev.ptpip.simulator.responder.Violations;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A camera that can be reached by PTP/IP from its start to its close, and started again after that.
 *
 * <pre>{@code
 * try (VirtualCamera camera = VirtualCamera.builder().port(0).start()) {
 *   importer.importFrom(camera.host(), camera.port());
 * }
 * }</pre>
 *
 * <p>What is asked of a camera that does not run throws {@link IllegalStateException}, except for
 * {@link #journal}, {@link #violations} and {@link #rules}. Safe for use by several threads;
 * starts, resets and ends are guarded by {@code lifecycle}.
 */
public class VirtualCamera implements AutoCloseable {
  private final VirtualCameraBuilder plan;
  private final Journal journal = new Journal();
  private final Violations violations = new Violations();
  private final Rules rules;
  private final ReentrantLock lifecycle = new ReentrantLock();
  private volatile @Nullable Running running;

  /** The camera, and where it is reached; those stay when it begins anew. */
  private record Running(LiveCamera live, Entrance entrance, Optional<Entrance> eventEntrance) {
    void closeEntrances() {
      entrance.close();
      eventEntrance.ifPresent(Entrance::close);
    }
  }

  /** A camera as planned, not started. */
  protected VirtualCamera(VirtualCameraBuilder builder) {
    this.plan = builder.copy();
    this.rules = plan.noRules();
  }

  /** Begins with the default model at a free port of the loopback interface. */
  public static VirtualCameraBuilder builder() {
    return new VirtualCameraBuilder();
  }

  /** Begins with a Nikon D5300 at a free port of the loopback interface. */
  public static VirtualCameraBuilder nikonD5300() {
    return builder().model("nikon-d5300");
  }

  /** Begins with a built-in model, or the path of a model file. */
  public static VirtualCameraBuilder model(String nameOrFile) {
    return builder().model(nameOrFile);
  }

  // ---- from start to close

  /**
   * Starts it; it can be connected to when this returns. Has no effect while it runs.
   *
   * @throws IOException if a port can't be bound, or the card can't be read
   */
  public void start() throws IOException {
    lifecycle.lock();
    try {
      if (running == null) {
        plan.beginRules(rules);
        clearRecords();
        running = open();
      }
    } finally {
      lifecycle.unlock();
    }
  }

  private Running open() throws IOException {
    Entrance entrance = plan.entrance();
    Optional<Entrance> eventEntrance = Optional.empty();
    try {
      eventEntrance = plan.eventEntrance();
      LiveCamera live = plan.begin(entrance, eventEntrance, journal, violations);
      return new Running(live, entrance, eventEntrance);
    } catch (IOException | RuntimeException failed) {
      eventEntrance.ifPresent(Entrance::close);
      entrance.close();
      throw failed;
    }
  }

  /**
   * Begins anew at the same address: every connection ends, and the camera, its card, its rules and
   * its records are as after the start. {@link #camera} is another object afterwards.
   *
   * @throws IOException if the card can't be read; the camera is closed then
   * @throws IllegalStateException if it does not run, or was given something that can be used only
   *     once, such as a {@code Card}
   */
  public void reset() throws IOException {
    lifecycle.lock();
    try {
      Running before = current();
      plan.checkRepeatable();
      before.live().close();
      plan.beginRules(rules);
      clearRecords();
      try {
        running =
            new Running(
                plan.begin(before.entrance(), before.eventEntrance(), journal, violations),
                before.entrance(),
                before.eventEntrance());
      } catch (IOException | RuntimeException failed) {
        running = null;
        before.closeEntrances();
        throw failed;
      }
    } finally {
      lifecycle.unlock();
    }
  }

  private void clearRecords() {
    journal.clear();
    violations.clear();
  }

  /** Whether it has been started and not closed. */
  public boolean isRunning() {
    return running != null;
  }

  /**
   * Ends all connections and frees everything, within half a second; has no effect the second time.
   */
  @Override
  public void close() {
    lifecycle.lock();
    try {
      Running last = running;
      if (last != null) {
        running = null;
        last.closeEntrances();
        last.live().close();
      }
    } finally {
      lifecycle.unlock();
    }
  }

  private Running current() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the camera does not run");
    }
    return now;
  }

  // ---- where it is

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
    return eventAddress().getPort();
  }

  /** Where to connect. */
  public InetSocketAddress address() {
    return current().entrance().address();
  }

  /** Where to connect for events. */
  public InetSocketAddress eventAddress() {
    Running now = current();
    return now.eventEntrance().orElse(now.entrance()).address();
  }

  // ---- what it is and does

  /** The camera's state: properties, card, events, clock. */
  public Camera camera() {
    return current().live().camera();
  }

  /** What a hand on the body does. */
  public BodyState body() {
    return camera().body();
  }

  /** What happened so far; of the last run, if it does not run. */
  public Journal journal() {
    return journal;
  }

  /** What initiators did against the rules so far; in the last run, if it does not run. */
  public Violations violations() {
    return violations;
  }

  /** When it deviates, and how; can be changed while it runs. */
  public Rules rules() {
    return rules;
  }

  /** The sessions that are open now. */
  public Sessions sessions() {
    return current().live().responder().sessions();
  }

  /** The recording of all connections, if there is one. */
  public Optional<CaptureRecorder> recorder() {
    return current().live().recorder();
  }

  /** Number of TCP connections that are open now. */
  public int connectionCount() {
    return current().live().responder().connectionCount();
  }
}
