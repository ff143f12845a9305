package dev.ptpip.benchmarks;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.conformance.run.UnreachableTargetException;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * The responder suite against a camera of the same process, under virtual time and with deadlines
 * as short as in a build. Names as arguments select cases.
 */
final class InProcessSuite {
  private InProcessSuite() {}

  public static void main(String[] cases) throws Exception {
    System.out.println(run(cases));
    System.exit(0);
  }

  /** Runs it and says in a line how it went. */
  static String run(String... cases)
      throws IOException, SelectionException, UnreachableTargetException {
    try (VirtualCamera camera =
            VirtualCamera.nikonD5300()
                .clock(
                    new VirtualClock(
                        Instant.parse("2026-05-01T10:00:00Z"), VirtualClock.DEFAULT_IDLE))
                .handshakeDeadline(Duration.ofMillis(300))
                .probeDeadline(Duration.ofMillis(100))
                .stall(Duration.ofSeconds(4))
                .eventHold(Duration.ofMillis(100))
                .start();
        CheckRun run =
            CheckRun.open(
                Target.simulator(camera.address()),
                Cases.responders(),
                RunOptions.of(Profile.NIKON, Identity.stranger(1)).selecting(cases),
                RunListener.NONE)) {
      RunResult result = run.runAll();
      long none = result.count(Verdict.NOT_APPLICABLE);
      return "suite "
          + result.outcome()
          + ", "
          + (result.results().size() - none)
          + " cases judged, "
          + none
          + " do not apply";
    }
  }
}
