package dev.ptpip.simulator;

import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.camera.BodyState;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.fault.Rules;
import dev.ptpip.simulator.responder.Entrance;
import dev.ptpip.simulator.responder.Journal;
import dev.ptpip.simulator.responder.Pairing;
import dev.ptpip.simulator.responder.PairingDesk;
import dev.ptpip.simulator.responder.Sessions;
import dev.ptpip.simulator.responder.Transfer;
import dev.ptpip.simulator.responder.Violations;
import dev.ptpip.simulator.scenario.BodySettings;
import dev.ptpip.simulator.scenario.CameraScenario;
import dev.ptpip.simulator.scenario.Received;
import dev.ptpip.simulator.scenario.Tally;
import dev.ptpip.simulator.scenario.Verdict;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final CameraPlan plan;
  private final Journal journal = new Journal();
  private final Violations violations = new Violations();
  private final Rules rules;
  private final PairingDesk pairing = new PairingDesk(Pairing.ACCEPT);
  private volatile @Nullable Tally tally;
  private final ReentrantLock lifecycle = new ReentrantLock();
  private volatile @Nullable Running running;

  /** The camera, and where it is reached; those stay when it begins anew. */
  private record Running(LiveCamera live, Surroundings around) {}

  /** A camera as planned, not started. */
  protected VirtualCamera(VirtualCameraBuilder builder) {
    this.plan = builder.plan().copy();
    this.rules = plan.noRules();
    this.tally = plan.expectations().isEmpty() ? null : tally();
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
        plan.pair(pairing);
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
      Surroundings around =
          new Surroundings(entrance, eventEntrance, journal, violations, pairing, rules);
      return new Running(plan.begin(around), around);
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
      pairing.dismiss();
      before.live().close();
      plan.beginRules(rules);
      plan.pair(pairing);
      clearRecords();
      try {
        running = new Running(plan.begin(before.around()), before.around());
      } catch (IOException | RuntimeException failed) {
        running = null;
        before.around().closeEntrances();
        throw failed;
      }
    } finally {
      lifecycle.unlock();
    }
  }

  private void clearRecords() {
    journal.clear();
    violations.clear();
    Tally counts = tally;
    if (counts != null) {
      counts.reset();
    }
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
        pairing.dismiss();
        last.around().closeEntrances();
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
    return current().around().entrance().address();
  }

  /** Where to connect for events. */
  public InetSocketAddress eventAddress() {
    Surroundings around = current().around();
    return around.eventEntrance().orElse(around.entrance()).address();
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

  /** Who is let in; can be changed while it runs. */
  public PairingDesk pairing() {
    return pairing;
  }

  /** Lets in whom it let in when it was started. */
  public void usualPairing() {
    lifecycle.lock();
    try {
      plan.pair(pairing);
    } finally {
      lifecycle.unlock();
    }
  }

  // ---- scenario and verdict

  /** What is different at this camera: what it was started with, and the rules of now. */
  public CameraScenario scenario() {
    lifecycle.lock();
    try {
      return plan.scenario(rules.list());
    } finally {
      lifecycle.unlock();
    }
  }

  /**
   * Takes over a changed scenario while it runs; sessions stay. Rules, timing, pairing and
   * expectations take the place of those before; of the state, what the scenario says otherwise
   * than before is set by a hand on the body.
   *
   * @return what is different and needs a new start: {@code camera}, {@code seed}, {@code clock},
   *     {@code card}
   * @throws IllegalArgumentException if the body can't be so, or there are too many rules; nothing
   *     has changed then
   */
  public List<String> reload(CameraScenario changed) {
    lifecycle.lock();
    try {
      Camera camera = camera();
      if (changed.rules().size() > Rules.CAPACITY) {
        throw new IllegalArgumentException(
            "a camera takes " + Rules.CAPACITY + " rules, not " + changed.rules().size());
      }
      CameraScenario before = plan.scenario(rules.list());
      Map<String, String> settings = new LinkedHashMap<>(changed.state());
      settings.entrySet().removeAll(before.state().entrySet());
      BodySettings.apply(camera, settings);
      camera.timings().plan(changed.timing());
      plan.goOnWith(changed);
      rules.replace(changed.rules());
      tally().replace(changed.expect(), journal);
      plan.pair(pairing);
      return before.differencesThatNeedAStart(changed);
    } finally {
      lifecycle.unlock();
    }
  }

  /** Asks how often an operation has come: {@code received(GET_OBJECT).atLeast(13)}. */
  public Received received(OperationCode operation) {
    return new Received(journal, plan.body(), operation);
  }

  private Tally tally() {
    lifecycle.lock();
    try {
      Tally counts = tally;
      if (counts == null) {
        counts = Tally.of(plan.expectations(), journal);
        tally = counts;
      }
      return counts;
    } finally {
      lifecycle.unlock();
    }
  }

  /** Whether everything that the scenario expects holds. */
  public Verdict verdict() {
    return Verdict.of(tally(), rules.report(), violations.list());
  }

  /**
   * Whether a test may pass: the scenario's expectations hold, all rules have fired and nobody
   * broke the protocol, unless the scenario allows the latter two.
   */
  public Verdict testVerdict() {
    return Verdict.ofTest(tally(), rules.report(), violations.list());
  }

  /** The sessions that are open now. */
  public Sessions sessions() {
    return current().live().responder().sessions();
  }

  /** The recording of all connections, if there is one. */
  public Optional<CaptureRecorder> recorder() {
    return current().live().recorder();
  }

  /** The file of that recording. */
  public Optional<Path> recordingFile() {
    return plan.recordingFile();
  }

  /** Whether who connects now is answered: it is switched on and not closed. */
  public boolean isAccepting() {
    Running now = running;
    return now != null && now.live().camera().body().power() == Power.ON;
  }

  /** The data phases that are under way. */
  public List<Transfer> transfers() {
    return current().live().responder().transfers();
  }

  /** Number of TCP connections that are open now. */
  public int connectionCount() {
    return current().live().responder().connectionCount();
  }
}
