package dev.ptpip.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a machine allows, and what many cameras need. */
class MachineLimitsTest {
  private static final MachineLimits SMALL =
      new MachineLimits(OptionalLong.of(1024), OptionalLong.of(1_000_000));

  @Test
  void tooManyCamerasAreToldWithWhatTheyNeedAndWhatThereIs() {
    assertThat(SMALL.obstacle(2000).orElseThrow())
        .contains("needs 6200 open files")
        .contains("may have 1024")
        .contains("ulimit -n 6200");
  }

  @Test
  void fewCamerasAreFine() {
    assertThat(SMALL.obstacle(200)).isEmpty();
  }

  @Test
  void whereNothingIsKnownNothingIsInTheWay() {
    assertThat(new MachineLimits(OptionalLong.empty(), OptionalLong.empty()).obstacle(1_000_000))
        .isEmpty();
  }

  @Test
  void theSoftLimitCounts() {
    List<String> lines =
        List.of(
            "Limit                     Soft Limit           Hard Limit           Units     ",
            "Max open files            20000                524288               files     ",
            "Max processes             unlimited            unlimited            processes ");
    assertThat(MachineLimits.limit(lines, "Max open files")).hasValue(20000);
    assertThat(MachineLimits.limit(lines, "Max processes")).isEmpty();
    assertThat(MachineLimits.limit(lines, "Max locks")).isEmpty();
  }

  @Test
  void ofThisProcessTheyCanBeRead() {
    assertThat(MachineLimits.read().obstacle(1)).isEmpty();
  }
}
