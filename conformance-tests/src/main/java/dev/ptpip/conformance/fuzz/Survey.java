package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Manners;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.probe.Timing;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.conformance.run.Calibration;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.conformance.run.TargetFacts;
import dev.ptpip.conformance.run.UnreachableTargetException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.value.ObjectHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What was seen of a target before the first conversation. Immutable.
 *
 * @param start for those who listen
 * @param ground what conversations can be about
 * @param tidy how it was
 * @param manners how often it may be connected to
 */
record Survey(FuzzStart start, Ground ground, Tidy tidy, Manners manners) {
  private static final Duration PATIENCE_SIMULATOR = Duration.ofSeconds(5);

  /** A body that was left without CloseSession keeps its slot for half a minute (observed). */
  private static final Duration PATIENCE_REAL = Duration.ofSeconds(65);

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
  private static final int HANDSHAKES = 20;

  /**
   * Looks.
   *
   * @throws SelectionException if hostile traffic is not allowed
   * @throws UnreachableTargetException if the target can't be reached, or can't be told
   */
  static Survey look(Target target, FuzzOptions options)
      throws SelectionException, UnreachableTargetException {
    RunOptions look = RunOptions.of(Profile.NIKON, options.identity()).scaling(options.timeScale());
    look = options.allow().map(look::allowing).orElse(look);
    Manners first = new Manners(target.kind().betweenConnects());
    Calibration.Learned learned = new Calibration(look, first).look(target);
    Target known = learned.target();
    Set<Permission> allowed = look.allowed(known.kind());
    if (!allowed.contains(Permission.HOSTILE)) {
      throw new SelectionException(
          known.text()
              + " is a "
              + known.kind().word()
              + ", and what a fuzz sends may wedge it until its battery is taken out; add --allow"
              + " hostile if it may be treated so");
    }
    Manners manners =
        known.kind() == target.kind() ? first : new Manners(known.kind().betweenConnects());
    return explore(learned, allowed, options, manners);
  }

  private static Survey explore(
      Calibration.Learned learned, Set<Permission> allowed, FuzzOptions options, Manners manners)
      throws UnreachableTargetException {
    Target target = learned.target();
    TargetFacts facts = learned.facts();
    DeviceInfo info =
        facts
            .info()
            .orElseThrow(
                () ->
                    new UnreachableTargetException(
                        target.text() + " does not tell what it is: there is no DeviceInfo to read",
                        "ptpip check " + target.text() + " tells what is wrong with it."));
    try (Probe probe = new Probe(target, new Transcript(Instant.now()), manners, CONNECT_PATIENCE);
        ProbeSession session = session(probe, options, learned.timing())) {
      session.call(OperationCode.OPEN_SESSION, 1);
      Scout scout = new Scout(session, facts);
      List<ObjectHandle> all = scout.handles();
      List<ObjectHandle> some = Scout.some(all);
      List<DevicePropDesc> settings =
          allowed.contains(Permission.SETTINGS) ? scout.settings() : List.of();
      Ground ground =
          new Ground(
              target.kind(),
              allowed,
              info,
              facts.codes(),
              facts.stores(),
              some,
              some.stream().filter(scout::isSmall).toList(),
              settings);
      session.call(OperationCode.CLOSE_SESSION);
      FuzzStart start =
          new FuzzStart(
              target,
              facts,
              learned.timing(),
              allowed,
              options.patience().orElse(usualPatience(target.kind(), learned.timing())),
              new Pool(ground).operations().size() + 2);
      return new Survey(start, ground, new Tidy(settings, all), manners);
    }
  }

  private static ProbeSession session(Probe probe, FuzzOptions options, Timing timing)
      throws UnreachableTargetException {
    Attempt attempt = Attempt.make(probe, options.identity(), timing);
    for (int i = 0; i < HANDSHAKES && attempt.session().isEmpty(); i++) {
      attempt.abandon();
      Pace.pass(timing.quiet());
      attempt = Attempt.make(probe, options.identity(), timing);
    }
    if (attempt.session().isEmpty()) {
      throw new UnreachableTargetException(
          probe.target().text() + " does not let us in again: " + attempt.last().describe(), "");
    }
    return attempt.session().get();
  }

  private static Duration usualPatience(Target.Kind kind, Timing timing) {
    return timing.bound(kind == Target.Kind.SIMULATOR ? PATIENCE_SIMULATOR : PATIENCE_REAL);
  }
}
