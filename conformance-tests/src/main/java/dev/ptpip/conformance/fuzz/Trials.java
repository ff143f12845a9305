package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Manners;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.protocol.code.CodeBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Plays conversations with a target, each followed by the control. Confined to one thread, {@link
 * #stop} excepted.
 */
final class Trials {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

  private final Target target;
  private final Manners manners;
  private final Identity identity;
  private final Timing timing;
  private final CodeBook codes;
  private final Liveness liveness;
  private volatile Optional<Probe> current = Optional.empty();
  private volatile boolean stopped;
  private long conversations;
  private long packets;

  Trials(
      Target target,
      Manners manners,
      Identity identity,
      Timing timing,
      CodeBook codes,
      Liveness liveness) {
    this.target = target;
    this.manners = manners;
    this.identity = identity;
    this.timing = timing;
    this.codes = codes;
    this.liveness = liveness;
  }

  /** How many conversations were played. */
  long conversations() {
    return conversations;
  }

  /** How many packets came. */
  long packets() {
    return packets;
  }

  /** Plays the steps; what the target did wrong, the worst first. */
  Optional<Fault> play(List<Step> steps) {
    List<Fault> faults;
    try (Probe probe = probe()) {
      Player player = new Player(probe, identity, timing, liveness.patience(), codes);
      faults = player.play(steps);
      packets += player.packets();
    }
    conversations++;
    Optional<Fault> after = control(liveness.patience());
    if (stopped) {
      return Optional.empty();
    }
    return after.or(() -> faults.stream().findFirst());
  }

  /** Waits until the target serves again; what is wrong if it does not. */
  Optional<Fault> control(Duration patience) {
    try (Probe probe = probe()) {
      return liveness.check(probe, patience);
    }
  }

  private Probe probe() {
    Probe probe = new Probe(target, new Transcript(Instant.now()), manners, CONNECT_PATIENCE);
    current = Optional.of(probe);
    if (stopped) {
      probe.close();
    }
    return probe;
  }

  /** Ends what is under way; its outcome does not count. May be called from any thread. */
  void stop() {
    stopped = true;
    current.ifPresent(Probe::close);
  }

  /** Whether it was stopped. */
  boolean isStopped() {
    return stopped;
  }
}
