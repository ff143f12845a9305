package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.model.CameraModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body beside the known ones that it is most like. */
class ModelReportTest {
  private final Path folder;

  ModelReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private CliRun report(String model, String... more) throws IOException {
    try (VirtualCamera camera = VirtualCamera.builder().model(model).withoutCard().start()) {
      String[] words = {
        "ptpip", "check", camera.host() + ":" + camera.port(), "PTP-DEVINFO-01", "--model-report"
      };
      List<String> all = new ArrayList<>(List.of(words));
      all.addAll(List.of("-o", folder.resolve("report").toString(), "--control", "off"));
      all.addAll(List.of(more));
      return CliRun.of(all.toArray(String[]::new));
    }
  }

  /** A D5300 whose model file was changed. */
  private String changed(UnaryOperator<String> change) throws IOException {
    try (InputStream in =
        CameraModels.class.getResourceAsStream("/dev/ptpip/simulator/models/nikon-d5300.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Path file = folder.resolve("new.json");
      Files.writeString(file, change.apply(text));
      return file.toString();
    }
  }

  private static String replace(String text, String before, String after) {
    assertThat(text).contains(before);
    return text.replace(before, after);
  }

  @Test
  void knownBodyIsItsOwnSiblingWithoutADifference() throws Exception {
    CliRun run = report("nikon-d5300");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("nearest of 111 known bodies: D5300 (V1.03), 100.0 % alike; D5600")
        .contains("No difference from the nearest one.");
  }

  @Test
  void whatWasChangedIsReportedAndNothingElse() throws Exception {
    CliRun run =
        report(
            changed(
                text ->
                    replace(
                        replace(text, "\"0x940B\",", ""),
                        "\"name\": \"WbTuneAuto\", \"type\": \"UINT8\", \"access\": \"get-set\","
                            + " \"default\": 84, \"current\": 84, \"range\": [0, 168, 1]",
                        "\"name\": \"WbTuneAuto\", \"type\": \"UINT8\", \"access\": \"get-set\","
                            + " \"default\": 84, \"current\": 84, \"range\": [0, 200, 1]")),
            "--json");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    JsonNode report = JsonMapper.builder().build().readTree(run.out()).path("model");
    assertThat(report.path("siblings").path(0).path("body").asString()).isEqualTo("D5300");
    assertThat(report.path("siblings")).hasSize(3);
    assertThat(report.path("differences")).hasSize(2);
    JsonNode gone = report.path("differences").path(0);
    assertThat(gone.path("change").asString()).isEqualTo("gone");
    assertThat(gone.path("what").asString()).isEqualTo("operation");
    assertThat(gone.path("code").asString()).isEqualTo("0x940B");
    JsonNode different = report.path("differences").path(1);
    assertThat(different.path("change").asString()).isEqualTo("different");
    assertThat(different.path("what").asString()).isEqualTo("form of property");
    assertThat(different.path("code").asString()).isEqualTo("0xD017");
    assertThat(different.path("text").asString())
        .isEqualTo("0 to 200 in steps of 1, not 0 to 168 in steps of 1");
    assertThat(Files.readString(folder.resolve("report/model.md")))
        .contains("## gone", "| operation | 0x940B |", "## different", "| D5600 (");
  }

  @Test
  void whatIsNewNamesTheBodiesThatHaveIt() throws Exception {
    CliRun run =
        report(
            changed(
                text ->
                    replace(
                        replace(text, "\"0x9801\",", "\"0x9801\", \"0x941C\","),
                        "\"0xC105\"",
                        "\"0xC105\", \"0xC7FF\"")));

    assertThat(run.out())
        .containsPattern("new operation 0x941C GetEventEx: known of .*Z 6, Z 9")
        .contains("new event 0xC7FF: no known body has it")
        .contains("2 differences from the nearest one.");
  }
}
