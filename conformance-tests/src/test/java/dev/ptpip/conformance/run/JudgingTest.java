package dev.ptpip.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.book.RuleBook;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a finding is called, by level, certainty and strictness. */
class JudgingTest {
  @ParameterizedTest
  @CsvSource({
    // rule, level and certainty, then mismatch and tolerated, each lenient and strict
    "PTP-SESS-01,    FAIL,    FAIL,    WARN,    FAIL", // MUST A
    "PTPIP-INIT-04,  FAIL,    FAIL,    WARN,    FAIL", // MUST B
    "PTPIP-INIT-25,  WARN,    FAIL,    WARN,    FAIL", // MUST C
    "PTP-TXN-22,     WARN,    FAIL,    WARN,    FAIL", // SHOULD A
    "PTPIP-INIT-22,  DIFFERS, DIFFERS, DIFFERS, DIFFERS", // SHOULD D
    "PTPIP-INIT-26,  WARN,    WARN,    WARN,    WARN", // SHOULD E
    "PTP-EVT-09,     WARN,    WARN,    WARN,    WARN", // MAY A
    "NIKON-OBS-01,   DIFFERS, DIFFERS, DIFFERS, DIFFERS", // observed
    "PTP-PROP-14,    WARN,    WARN,    WARN,    WARN" // a warning at most in profile nikon
  })
  void findingIsCalledWhatItsSourceAllows(
      String rule, Verdict mismatch, Verdict strict, Verdict tolerated, Verdict toleratedStrict) {
    assertThat(verdict(rule, Finding.Weight.MISMATCH, Strictness.LENIENT)).isEqualTo(mismatch);
    assertThat(verdict(rule, Finding.Weight.MISMATCH, Strictness.STRICT)).isEqualTo(strict);
    assertThat(verdict(rule, Finding.Weight.TOLERATED, Strictness.LENIENT)).isEqualTo(tolerated);
    assertThat(verdict(rule, Finding.Weight.TOLERATED, Strictness.STRICT))
        .isEqualTo(toleratedStrict);
  }

  @ParameterizedTest
  @CsvSource({
    "PTP-SESS-01, FAIL",
    "PTPIP-INIT-22, FAIL",
    "PTPIP-INIT-26, FAIL",
    "PTP-EVT-09, FAIL",
    "NIKON-OBS-01, DIFFERS"
  })
  void hangIsAFailureWhateverTheSource(String rule, Verdict verdict) {
    assertThat(verdict(rule, Finding.Weight.HANG, Strictness.LENIENT)).isEqualTo(verdict);
  }

  private static Verdict verdict(String rule, Finding.Weight weight, Strictness strictness) {
    return Judging.verdict(
        Finding.of(weight, "one", "other", Optional.empty()),
        RuleBook.standard().get(rule),
        Profile.NIKON,
        strictness);
  }
}
