package dev.ptpip.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingTest {
  private static final Duration QUICK = Duration.ofMillis(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Timing simulator(double scale) {
    return Timing.measured(QUICK, Target.Kind.SIMULATOR, scale);
  }

  private static Timing body(double scale) {
    return Timing.measured(QUICK, Target.Kind.HARDWARE, scale);
  }

  @Test
  void hurryDoesNotShortenTheTimeToHearThatNothingComes() {
    assertThat(simulator(0.1).quiet()).isEqualTo(simulator(1).quiet());
    assertThat(body(0.1).quiet()).isEqualTo(body(1).quiet());
  }

  @Test
  void patienceProlongsTheTimeToHearThatNothingComes() {
    assertThat(body(3).quiet()).isEqualTo(body(1).quiet().multipliedBy(3));
  }

  @Test
  void bodyIsAllowedWhatARuleNames() {
    assertThat(body(1).allowance(MINUTE)).isEqualTo(MINUTE);
    assertThat(body(2).allowance(MINUTE)).isEqualTo(MINUTE.multipliedBy(2));
  }

  @Test
  void simulatorIsAllowedNoMoreThanItCanNeed() {
    assertThat(simulator(1).allowance(MINUTE)).isLessThan(Duration.ofSeconds(10));
    assertThat(simulator(1).allowance(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void nothingIsAllowedLessThanAStep() {
    assertThat(simulator(1).allowance(QUICK)).isEqualTo(simulator(1).step());
    assertThat(body(1).bound(QUICK)).isEqualTo(body(1).step());
  }
}
