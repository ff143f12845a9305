package dev.ptpip.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a signal makes of a process that does not come to its end. */
class InterruptsTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  @Test
  void clientThatDoesNotEndInTimeWasInterrupted() {
    assertThat(new Interrupts(SHORT).interrupt()).isEqualTo(130);
  }

  @Test
  void cameraThatIsEndedBeforeItHasBegunHasDoneWhatWasAsked() {
    assertThat(new Interrupts(SHORT, ExitCode.GOOD).interrupt()).isZero();
  }

  @Test
  void whatEndsInTimeDecidesItsOwnExitCode() {
    Interrupts interrupts = new Interrupts(Duration.ofSeconds(20), ExitCode.GOOD);
    interrupts.finished(1);

    assertThat(interrupts.interrupt()).isEqualTo(1);
  }
}
