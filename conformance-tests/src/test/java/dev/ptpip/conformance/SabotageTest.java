package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.simulated.CaseText;
import dev.ptpip.conformance.simulated.Simulated;
import dev.ptpip.simulator.sabotage.Sabotage;
import dev.ptpip.simulator.sabotage.Sabotages;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A case that was never seen to fail proves nothing: each of these meets the fault that it is for.
 */
class SabotageTest {

  static List<Sabotage> sabotages() {
    return Sabotages.all();
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void caseSeesItsFault(Sabotage sabotage) throws Exception {
    try (Simulated camera = Simulated.start(builder -> builder.fault(sabotage.fault()))) {
      CheckRun run =
          CheckRun.open(
              camera.target(),
              Cases.responders(),
              Simulated.options(profile(sabotage)).selecting(sabotage.caseId()),
              RunListener.NONE);
      List<ConformanceCase> selected = run.start().cases();
      assertThat(selected).hasSize(1);
      CaseResult result = run.run(selected.get(0));
      assertThat(result.verdict())
          .as(() -> sabotage.fault() + "\n" + CaseText.of(result))
          .isEqualTo(Verdict.valueOf(sabotage.verdict()));
      run.finish();
    }
  }

  private static Profile profile(Sabotage sabotage) {
    return Profile.valueOf(sabotage.profile().toUpperCase(Locale.ROOT));
  }

  @Test
  void aTenthOfTheCasesOrMoreHasASabotage() {
    long all = Cases.responders().cases().size();
    assertThat(Sabotages.all()).hasSizeGreaterThan((int) (all / 10));
  }
}
