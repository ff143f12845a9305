package dev.ptpip.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final FakeStdio stdio = new FakeStdio();
  private final AtomicLong nanos = new AtomicLong();
  private final ProgressBar bar = new ProgressBar(stdio.err(), "DSC_0013.JPG", nanos::get);

  private void at(long millis) {
    nanos.set(millis * 1_000_000);
  }

  @Test
  void tellsHowFarItIsAndHowFast() {
    bar.update(0, 8_400_000);
    at(200);
    bar.update(2_100_000, 8_400_000);
    assertThat(stdio.errText())
        .endsWith(
            Human.pad(
                "\rDSC_0013.JPG  █████░░░░░░░░░░░░░░░  25 %  2.1 MB of 8.4 MB  10.5 MB/s", 80));
  }

  @Test
  void aResumedTransferIsNotFasterThanItIs() {
    bar.update(4_000_000, 8_000_000);
    at(1000);
    bar.update(5_000_000, 8_000_000);
    assertThat(stdio.errText()).contains(" 5.0 MB of 8.0 MB  1.0 MB/s");
  }

  @Test
  void isWrittenTenTimesASecondAtMost() {
    for (int millis = 0; millis < 1000; millis++) {
      at(millis);
      bar.update(millis, 1000);
    }
    assertThat(stdio.errText().chars().filter(c -> c == '\r').count()).isEqualTo(10);
  }

  @Test
  void anUnknownTotalHasNoBar() {
    bar.update(1000, -1);
    assertThat(stdio.errText()).contains("1.0 kB").doesNotContain("█", "░", " of ");
  }

  @Test
  void leavesAnEmptyLine() {
    bar.update(1, 2);
    bar.close();
    assertThat(stdio.errText()).endsWith("\r" + " ".repeat(79) + "\r");
  }

  @Test
  void leavesNothingWhenItWasNeverShown() {
    bar.close();
    assertThat(stdio.errText()).isEmpty();
  }
}
