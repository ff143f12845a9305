package dev.ptpip.conformance.simulated;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.clock.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** A virtual camera under virtual time, and the judge's way to it. */
public final class Simulated implements AutoCloseable {
  /** Who the judge is. */
  public static final Identity JUDGE = new Identity(Guid.random(new Random(7)), "judge");

  private final VirtualCamera camera;
  private final JudgeCard card;
  private final Target target;

  private Simulated(VirtualCamera camera, JudgeCard card, AtomicBoolean knownOnly) {
    this.camera = camera;
    this.card = card;
    this.target = Target.simulator(camera.address()).with(new SimulatorHand(camera, knownOnly));
  }

  /** The D5300. */
  public static Simulated d5300() throws IOException {
    return start(builder -> builder);
  }

  /** A camera that refuses what the standard says to refuse, with a card that can be written to. */
  public static Simulated strict() throws IOException {
    return strict(builder -> builder);
  }

  /** The strict camera, made in a particular way. */
  public static Simulated strict(UnaryOperator<VirtualCameraBuilder> how) throws IOException {
    Simulated strict = start(builder -> how.apply(builder.strict()));
    strict.camera.camera().store().access(1, AccessCapability.READ_WRITE);
    return strict;
  }

  /** A camera made in a particular way. */
  public static Simulated start(UnaryOperator<VirtualCameraBuilder> how) throws IOException {
    AtomicBoolean knownOnly = new AtomicBoolean();
    JudgeCard card = JudgeCard.make();
    VirtualCameraBuilder builder =
        VirtualCamera.builder()
            .clock(
                new VirtualClock(Instant.parse("2026-05-01T10:00:00Z"), VirtualClock.DEFAULT_IDLE))
            .handshakeDeadline(Duration.ofMillis(1000))
            .probeDeadline(Duration.ofMillis(200))
            .stall(Duration.ofSeconds(4))
            .eventHold(Duration.ofMillis(100))
            .card(card.folder())
            .pairing((guid, name) -> !knownOnly.get() || guid.equals(JUDGE.guid()));
    return new Simulated(how.apply(builder).start(), card, knownOnly);
  }

  /** What is judged. */
  public Target target() {
    return target;
  }

  /** The camera itself. */
  public VirtualCamera camera() {
    return camera;
  }

  /** All cases of a profile. */
  public static RunOptions options(Profile profile) {
    return RunOptions.of(profile, JUDGE);
  }

  @Override
  public void close() {
    camera.close();
    try {
      card.close();
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
