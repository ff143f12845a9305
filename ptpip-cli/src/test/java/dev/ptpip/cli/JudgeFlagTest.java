package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.rest.CameraControl;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code --judge}: whoever connects is held against the rules. */
class JudgeFlagTest {

  private static ScriptedClient client(RunningCamera camera) throws Exception {
    String[] host = camera.host().split(":", 2);
    return new ScriptedClient(host[0], Integer.parseInt(host[1]));
  }

  @Test
  void clientThatKeepsTheRulesEndsWithZero() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--judge", "--panel", "off")) {
      camera.ptpip("ls");
      CliRun run = camera.stop();
      assertThat(run.exitCode()).as(run.out()).isZero();
      assertThat(run.out()).doesNotContain("violation");
    }
  }

  @Test
  void violationIsInTheLogOverRestAndInTheExitCode() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--judge", "--panel", "0")) {
      try (ScriptedClient client = client(camera)) {
        client.connect();
        client.call(ScriptedClient.OPEN_SESSION, 0, 1, 1);
        client.call(ScriptedClient.GET_STORAGE_IDS, 9, 1);
        client.call(ScriptedClient.CLOSE_SESSION, 10, 1);
      }
      CameraControl control = CameraControl.at(camera.field("panel"));
      control.waitFor("CloseSession", 1, Duration.ofSeconds(10));
      assertThat(control.violations().toString()).contains("PTP-TXN-04");
      CliRun run = camera.stop();
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains("transaction id 1 expected, 9 came  PTP-TXN-04")
          .contains("· 1 violation");
    }
  }

  @Test
  void withoutTheFlagTheSameClientIsNotJudged() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--panel", "off")) {
      try (ScriptedClient client = client(camera)) {
        client.connect();
        client.call(ScriptedClient.OPEN_SESSION, 0, 1, 1);
        client.call(ScriptedClient.GET_STORAGE_IDS, 9, 1);
        client.call(ScriptedClient.CLOSE_SESSION, 10, 1);
      }
      CliRun run = camera.stop();
      assertThat(run.exitCode()).as(run.out()).isZero();
    }
  }

  @Test
  void eventConnectionWithAnotherNumberIsAViolation() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--judge", "--panel", "off")) {
      try (ScriptedClient client = client(camera)) {
        client.initCommand("00112233445566778899aabbccddeeff");
        assertThat(client.initEvent(5)).isFalse();
      }
      CliRun run = camera.stop();
      assertThat(run.out())
          .contains("the Event connection names connection ")
          .contains("PTPIP-INIT-34");
    }
  }

  @Test
  void nobodyAtAllIsNoVerdict() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--judge", "--panel", "off")) {
      CliRun run = camera.stop();
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("nothing was judged");
    }
  }
}
