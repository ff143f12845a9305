package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.simulated.Simulated;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases about the first packets, at cameras that have no place free, or are not there any more. */
class GreetingTest {
  private static RunOptions options(String... cases) {
    return Simulated.options(Profile.NIKON).selecting(cases).allowing(Set.of(Permission.READ));
  }

  private static CaseResult only(RunResult result) {
    assertThat(result.results()).hasSize(1);
    return result.results().get(0);
  }

  /** One that serves a single initiator, and ends with it. */
  @ParameterizedTest
  @ValueSource(strings = {"PTPIP-INIT-02", "PTPIP-INIT-03", "PTPIP-INIT-04", "PTPIP-INIT-06"})
  void cameraThatIsGoneHasBrokenNoRule(String id) throws Exception {
    try (Simulated camera = Simulated.start(builder -> builder);
        CheckRun run =
            CheckRun.open(camera.target(), Cases.responders(), options(id), RunListener.NONE)) {
      camera.camera().close();

      CaseResult result = only(run.runAll());

      assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(result.reason()).startsWith("no connection could be established: no connection");
      assertThat(result.findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect#2:init-fail=busy", "connect#2:close"})
  void placeThatIsStillTakenIsWaitedFor(String rule) throws Exception {
    try (Simulated camera = Simulated.start(builder -> builder.fault(rule));
        CheckRun run =
            CheckRun.open(
                camera.target(), Cases.responders(), options("PTPIP-INIT-04"), RunListener.NONE)) {
      assertThat(only(run.runAll()).verdict()).isEqualTo(Verdict.PASS);
    }
  }
}
