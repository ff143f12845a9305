package dev.ptpip.simulator.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import org.junit.jupiter.api.Test;

class SabotagesTest {
  @Test
  void eachIsSomethingThatACameraTakes() {
    assertThat(Sabotages.all()).hasSizeGreaterThan(60);
    for (Sabotage sabotage : Sabotages.all()) {
      sabotage.breakIt(VirtualCamera.builder());
    }
  }

  @Test
  void oneIsFoundByItsCaseAndAMisspeltOneHasANeighbour() {
    assertThat(Sabotages.find("PTP-STOR-05").orElseThrow().how())
        .isEqualTo("GetStorageInfo 0x7FFF7FFF:reply=InvalidParameter");
    assertThat(Sabotages.find("PTP-STOR-55")).isEmpty();
    assertThat(Sabotages.nearest("PTP-STOR-055")).contains("PTP-STOR-05");
  }
}
