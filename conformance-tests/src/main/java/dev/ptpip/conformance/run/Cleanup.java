package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Attempt;
import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.protocol.code.OperationCode;
import java.time.Duration;

/** Puts back over a new session what could not be put back in that of a case. */
final class Cleanup {
  /** A camera that has lost its network is back within this, or was switched off. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(250);

  private Cleanup() {}

  /** Does what can be done, and closes {@code probe}. */
  static void run(RunState run, Probe probe) {
    try (probe) {
      Attempt attempt = reach(run, probe);
      if (attempt.session().isEmpty()) {
        return; // what is left is told by the footprint
      }
      ProbeSession session = attempt.session().get();
      session.call(OperationCode.OPEN_SESSION, 1);
      run.footprint().restore(session);
      Reach.leave(session, run.timing());
    }
  }

  /** Nobody at the address is waited for as well: the network may be back in a moment. */
  private static Attempt reach(RunState run, Probe probe) {
    long begun = Pace.nanos();
    Duration patience = run.timing().allowance(PATIENCE);
    while (true) {
      Attempt attempt = Reach.insist(probe, run.options().identity(), run.timing(), patience);
      boolean again =
          attempt.session().isEmpty()
              && attempt.last() instanceof Observation.Unreachable
              && Pace.since(begun).compareTo(patience) < 0
              && !Thread.currentThread().isInterrupted();
      if (!again) {
        return attempt;
      }
      Pace.pass(PAUSE);
    }
  }
}
