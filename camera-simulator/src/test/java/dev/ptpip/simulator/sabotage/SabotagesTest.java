package dev.ptpip.simulator.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.stream.Collectors;
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
  void noFunctionLiesAround() {
    String used =
        Sabotages.all().stream()
            .map(sabotage -> " + " + sabotage.how() + " + ")
            .collect(Collectors.joining());
    Sabotages.groups()
        .values()
        .forEach(
            group ->
                assertThat(group.byName().keySet())
                    .as(group.getClass().getSimpleName())
                    .allMatch(name -> used.contains(" + @" + name + " + ")));
  }

  @Test
  void onlyTheCompleteCamerasOfferWhatNoBodyHas() {
    for (Sabotage.Body body : Sabotage.Body.values()) {
      VirtualCameraBuilder camera = VirtualCamera.builder();
      body.shape(camera);
      assertThat(camera.body().operations().contains(OperationCode.MOVE_OBJECT))
          .isEqualTo(body == Sabotage.Body.COMPLETE || body == Sabotage.Body.FULL);
    }
  }

  @Test
  void oneIsFoundByItsCaseAndAMisspeltOneHasANeighbour() {
    assertThat(Sabotages.find("PTP-STOR-05").orElseThrow().how())
        .isEqualTo("GetStorageInfo 0:reply=InvalidParameter");
    assertThat(Sabotages.find("PTP-STOR-55")).isEmpty();
    assertThat(Sabotages.nearest("PTP-STOR-055")).contains("PTP-STOR-05");
  }
}
