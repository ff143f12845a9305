package dev.ptpip.conformance.property;

import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Manners;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.simulated.Simulated;
import dev.ptpip.conformance.simulated.SuiteTarget;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.sabotage.Sabotage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The camera that properties are tried on: a virtual one with every operation that there is a
 * handler for, or the one that {@code -Dptpip.target} names.
 */
final class Bench implements AutoCloseable {
  private static final Manners POLITE = new Manners(Target.Kind.HARDWARE.betweenConnects());
  private static final Instant MORNING = Instant.parse("2026-05-01T10:00:00Z");
  private static final Duration SLOT_PATIENCE = Duration.ofSeconds(65);
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final Optional<Simulated> simulated;
  private final Target target;
  private final Probe probe;

  private Bench(Optional<Simulated> simulated, Target target) {
    this.simulated = simulated;
    this.target = target;
    this.probe =
        new Probe(
            target,
            new Transcript(Instant.EPOCH),
            isHardware() ? POLITE : new Manners(Duration.ZERO),
            CONNECT_PATIENCE);
  }

  /** Whether system properties name a target. */
  static boolean isHardware() {
    return !System.getProperty("ptpip.target", "").isEmpty();
  }

  /** Whether the target may suffer this. */
  static boolean allows(Permission permission) {
    return allowed().contains(permission);
  }

  static Set<Permission> allowed() {
    if (!isHardware()) {
      return Permission.all();
    }
    return SuiteTarget.none().options().allow().orElse(EnumSet.of(Permission.READ));
  }

  /** The target. */
  static Bench open() throws IOException {
    return open(camera -> {});
  }

  /** The same; if it is a virtual camera, made in a particular way. */
  static Bench open(Consumer<VirtualCameraBuilder> how) throws IOException {
    if (isHardware()) {
      return new Bench(Optional.empty(), SuiteTarget.fromProperties().target());
    }
    return virtual(how);
  }

  /** A virtual camera, whatever system properties say. */
  static Bench virtual(Consumer<VirtualCameraBuilder> how) throws IOException {
    Simulated camera =
        Simulated.start(
            builder -> {
              Sabotage.Body.COMPLETE.shape(
                  builder
                      .clock(new VirtualClock(MORNING, Duration.ofMillis(1)))
                      .eventHold(Duration.ofMillis(10)));
              how.accept(builder);
              return builder;
            });
    return new Bench(Optional.of(camera), camera.target());
  }

  /** The target. */
  Target target() {
    return target;
  }

  /** Opens connections. */
  Probe probe() {
    return probe;
  }

  /** Whether nothing of the target can be broken. */
  boolean isVirtual() {
    return simulated.isPresent();
  }

  /** Times for machines that have much to do. */
  static Timing timing() {
    return new Timing(
        Duration.ZERO, Duration.ofSeconds(20), Duration.ofMillis(isHardware() ? 300 : 15), 1.0);
  }

  /** Both connections, without OpenSession; a slot that is still taken is waited for. */
  ProbeSession handshake() {
    long begun = Pace.nanos();
    while (true) {
      Attempt attempt = Attempt.make(probe, Simulated.JUDGE, timing());
      if (attempt.session().isPresent()) {
        return attempt.session().get();
      }
      attempt.abandon();
      boolean nobody = attempt.last() instanceof Observation.Unreachable;
      if (nobody || Pace.since(begun).compareTo(SLOT_PATIENCE) > 0) {
        throw new AssertionError("no connection: " + attempt.last().describe());
      }
      Pace.pass(PAUSE);
    }
  }

  /** Both connections and a session. */
  ProbeSession session() {
    ProbeSession session = handshake();
    if (!session.call(OperationCode.OPEN_SESSION, 1).isOk()) {
      throw new AssertionError("no session can be opened");
    }
    return session;
  }

  /** What the target says of itself. */
  static DeviceInfo info(ProbeSession session) {
    return DeviceInfo.decode(
        session.call(OperationCode.GET_DEVICE_INFO).data(), DecodePolicy.LENIENT);
  }

  @Override
  public void close() {
    probe.close();
    simulated.ifPresent(Simulated::close);
  }
}
