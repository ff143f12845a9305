package dev.ptpip.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often somebody comes back to a body. */
class MannersTest {
  private static final Duration SHORT = Duration.ofMillis(120);

  private static Duration time(Runnable work) {
    long begun = Pace.nanos();
    work.run();
    return Pace.since(begun);
  }

  @Test
  void bodiesAreLeftAloneForASecondAndSimulatorsAreNot() {
    assertThat(Target.Kind.HARDWARE.betweenConnects()).isEqualTo(Duration.ofSeconds(1));
    assertThat(Target.Kind.SIMULATOR.betweenConnects()).isZero();
  }

  @Test
  void nextConnectWaitsForItsTurn() {
    Manners manners = new Manners(SHORT);
    manners.beforeConnect();

    assertThat(time(manners::beforeConnect)).isGreaterThanOrEqualTo(SHORT.minusMillis(5));
  }

  @Test
  void timeCountsFromTheEndOfTheConnectionBefore() {
    Manners manners = new Manners(SHORT);
    manners.beforeConnect();
    Pace.pass(SHORT);
    manners.disconnected();

    assertThat(time(manners::beforeConnect)).isGreaterThanOrEqualTo(SHORT.minusMillis(5));
  }
}
