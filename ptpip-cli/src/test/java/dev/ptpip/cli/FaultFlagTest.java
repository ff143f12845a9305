package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultFlagTest {
  @Test
  void ruleActsAndTheSumTellsWhatDidNot() throws Exception {
    try (RunningCamera camera =
        RunningCamera.start(
            "--fault", "GetDeviceInfo#1:reply=DeviceBusy", "--fault", "InitiateCapture#3:reset")) {
      camera.ptpip("info");
      CliRun run = camera.stop();

      assertThat(run.out())
          .containsPattern("GetDeviceInfo +DeviceBusy .*rules\\[0] reply DeviceBusy")
          .contains(" · rules fired 1 of 2\nnot fired  rules[1] InitiateCapture, nth 3 ")
          .endsWith("  it never came\n");
    }
  }

  @Test
  void documentHasTheRules() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--json", "--fault", "GetObject:drop=3s")) {
      CliRun run = camera.stop();

      JsonText.check(run.out());
      assertThat(run.out())
          .contains(
              "\"rules\":[{\"id\":\"rules[0]\",\"rule\":\"GetObject:drop=3s\",\"came\":0,"
                  + "\"fired\":0,\"why\":\"it never came\"}]");
    }
  }

  @Test
  void ruleThatCantBeUnderstoodStartsNothing() {
    CliRun run = CliRun.of("camera-simulator", "--port", "0", "--fault", "GetObjet:drop=3s");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("--fault GetObjet:drop=3s: ")
        .contains("no operation \"GetObjet\"; did you mean GetObject (0x1009)?");
  }

  @Test
  void listHasEachWordWithItsLayerAndAnExample() {
    CliRun run = CliRun.of("camera-simulator", "--list", "faults");

    assertThat(run.outLines())
        .hasSize(42)
        .anyMatch(line -> line.matches("network +drop +time +GetObject#1@50%:drop=3s +both .*"))
        .anyMatch(line -> line.matches("packet +probe +session opened:probe +.*"));
    CliRun json = CliRun.of("camera-simulator", "--list", "faults", "--json");
    JsonText.check(json.out());
    assertThat(json.out())
        .contains("{\"word\":\"lock\",\"layer\":\"camera\",\"argument\":\"[time]\",");
  }

  @Test
  void bugBreaksTheRuleOfItsCase() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--bug", "PTP-ERR-04[0x1008]")) {
      camera.tryPtpip("raw", "0x1008", "0x7FFFFFF1");
      assertThat(camera.stop().out()).containsPattern("GetObjectInfo 0x7FFFFFF1 +InvalidParameter");
    }
  }

  @Test
  void bugsAreListedAndAnUnknownOneIsRefusedWithItsNeighbour() {
    CliRun list = CliRun.of("camera-simulator", "--list", "bugs");
    assertThat(list.outLines())
        .hasSizeGreaterThan(60)
        .anyMatch(line -> line.matches("PTP-STOR-05 +GetStorageInfo 0:reply=.*"));
    CliRun json = CliRun.of("camera-simulator", "--list", "bugs", "--json");
    JsonText.check(json.out());

    CliRun wrong = CliRun.of("camera-simulator", "--port", "0", "--bug", "PTP-STOR-055");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("no sabotage for \"PTP-STOR-055\"; did you mean PTP-STOR-05?");
  }
}
