package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.simulated.CaseText;
import dev.ptpip.conformance.simulated.SuiteTarget;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The catalogue, case by case, against the D5300 in this process; or, with {@code
 * -Dptpip.target=HOST[:PORT]} and {@code -Dptpip.allow=read}, against whatever is there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResponderSuiteTest {
  private SuiteTarget suite = SuiteTarget.none();

  @TestFactory
  Stream<DynamicTest> targetKeepsTheRules() throws Exception {
    suite = SuiteTarget.fromProperties();
    RunOptions options = suite.options();
    CheckRun run =
        suite.opened(CheckRun.open(suite.target(), Cases.responders(), options, RunListener.NONE));
    List<ConformanceCase> active =
        run.start().cases().stream().filter(each -> !each.isPassive()).toList();
    List<ConformanceCase> passive =
        run.start().cases().stream().filter(ConformanceCase::isPassive).toList();
    return Stream.concat(active.stream(), passive.stream())
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> judge(run, each)));
  }

  private static void judge(CheckRun run, ConformanceCase next) {
    CaseResult result = run.run(next);
    switch (result.verdict()) {
      case FAIL, ERROR, INCONCLUSIVE -> fail(CaseText.of(result));
      case NOT_APPLICABLE -> Assumptions.abort(result.reason());
      default -> {}
    }
  }

  @AfterAll
  void targetIsLeftAsFound() {
    RunResult result = suite.finish();
    assertThat(result.footprint().left()).isEmpty();
  }
}
