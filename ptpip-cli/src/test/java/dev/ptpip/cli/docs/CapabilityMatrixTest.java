package dev.ptpip.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.model.CameraModels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Dcapabilities=write} the page is written, otherwise compared. */
class CapabilityMatrixTest {
  private static final String PAGE = "docs/capabilities.md";
  private static final String HOW =
      "mvn -B -q -pl ptpip-cli -am test -Dtest=CapabilityMatrixTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dtests.required=false -Dcapabilities=write";

  @Test
  void thePageIsWhatTheCodeSays() throws Exception {
    String page = CapabilityMatrix.read().page();
    Path file = Checkout.root().resolve(PAGE);
    if ("write".equals(System.getProperty("capabilities"))) {
      Files.writeString(file, page);
    }
    assertThat(file).as("%s is out of date; make it anew with%n  %s", PAGE, HOW).hasContent(page);
  }

  @Test
  void everyOperationOfTheModelIsCarriedOut() throws Exception {
    assertThat(CapabilityMatrix.read().offered())
        .containsExactlyInAnyOrderElementsOf(CameraModels.load("nikon-d5300").operations())
        .hasSize(54);
  }

  @Test
  void everyOperationHasATest() throws Exception {
    assertThat(CapabilityMatrix.read().rows())
        .allSatisfy(row -> assertThat(row.test()).as(row.name()).isNotEqualTo("none"));
  }
}
