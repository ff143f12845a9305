package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.Strictness;
import dev.ptpip.conformance.simulated.CaseText;
import dev.ptpip.conformance.simulated.Interleaving;
import dev.ptpip.conformance.simulated.Simulated;
import dev.ptpip.simulator.sabotage.Sabotage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A strict judge, who calls what is tolerated a failure, finds nothing at cameras that keep to the
 * standard; the full one also has what no body has, so that few cases do not apply.
 */
class StrictSuiteTest {
  private static final Set<Verdict> GOOD = EnumSet.of(Verdict.PASS, Verdict.NOT_APPLICABLE);
  private static final int MOST_NOT_APPLICABLE = 12;

  @Test
  void strictCameraIsGreenWithoutExceptions() throws Exception {
    assertThat(bad(run(Sabotage.Body.STRICT).results())).isEmpty();
  }

  @Test
  void nearlyAllCasesApplyToTheFullCameraAndPass() throws Exception {
    RunResult run = run(Sabotage.Body.FULL);
    assertThat(bad(run.results())).isEmpty();
    assertThat(run.results().stream().filter(each -> each.verdict() == Verdict.NOT_APPLICABLE))
        .hasSizeLessThanOrEqualTo(MOST_NOT_APPLICABLE);
    assertThat(Interleaving.isPossible(run)).isTrue();
    assertThat(Interleaving.findings(run))
        .as("passive rules, when an event overtakes a response or the other way round")
        .isEmpty();
  }

  private static String bad(List<CaseResult> results) {
    return results.stream()
        .filter(each -> !GOOD.contains(each.verdict()))
        .map(CaseText::of)
        .collect(Collectors.joining("\n"));
  }

  private static RunResult run(Sabotage.Body body) throws Exception {
    try (Simulated camera =
        Simulated.start(
            builder -> {
              body.shape(builder);
              return builder;
            })) {
      RunResult result =
          CheckRun.open(
                  camera.target(),
                  Cases.responders(),
                  Simulated.options(Profile.MTP).with(Strictness.STRICT),
                  RunListener.NONE)
              .runAll();
      assertThat(result.footprint().left()).isEmpty();
      return result;
    }
  }
}
