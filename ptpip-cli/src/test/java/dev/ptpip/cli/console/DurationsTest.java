package dev.ptpip.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"500ms, 500", "5s, 5000", "2.5 s, 2500", "2min, 120000", "2m, 120000", "1h, 3600000"})
  void aNumberAndAUnitIsADuration(String text, long millis) {
    assertThat(Durations.parse(text, "--timeout")).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "0s", "-5s", "5 days", "1.2.3s", "9999999h", "NaNs", "5S"})
  void anythingElseIsRefusedWithTheFlagItWasGivenTo(String text) {
    assertThatThrownBy(() -> Durations.parse(text, "--timeout"))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.IMPOSSIBLE))
        .hasMessage(
            "--timeout: a duration such as 500ms, 5s, 2min or 1h expected, not \"" + text + "\"");
  }
}
