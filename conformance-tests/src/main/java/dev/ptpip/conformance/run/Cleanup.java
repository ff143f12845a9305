package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.protocol.code.OperationCode;

/** Puts back what is not as it was, over a connection of its own. */
final class Cleanup {
  private Cleanup() {}

  /** Does what can be done, and closes {@code probe}. */
  static void run(RunState run, Probe probe) {
    try (probe) {
      ProbeSession session =
          Reach.handshake(probe, run.options().identity(), run.timing(), why -> new StopCase());
      session.call(OperationCode.OPEN_SESSION, 1);
      run.footprint().restore(session);
      Reach.leave(session, run.timing());
    } catch (StopCase unreachable) {
      // what is left is told by the footprint
    }
  }
}
