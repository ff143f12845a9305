package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.rest.CameraControl;
import dev.ptpip.simulator.rest.CameraControlException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --panel}, {@code --panel-token} and {@code --count}. */
class PanelFlagTest {
  @Test
  void theReadyLineTellsWhereThePanelIs() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--panel", "0")) {
      CameraControl control = CameraControl.at(camera.field("panel"));
      assertThat(control.isReady()).isTrue();
      assertThat(control.state()).containsEntry("ptpip", camera.host());
      camera.ptpip("info");
      control.waitFor("GetDeviceInfo", 1, java.time.Duration.ofSeconds(10));
      assertThat(camera.stop().out()).contains("panel       http://127.0.0.1:");
    }
  }

  @Test
  void quietCamerasKeepTheirLogForThePanelToo() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--quiet", "--panel", "0")) {
      camera.ptpip("info");
      CameraControl control = CameraControl.at(camera.field("panel"));
      control.waitFor("CloseSession", 1, java.time.Duration.ofSeconds(10));
      assertThat((List<?>) control.log(0).get("lines")).isNotEmpty();
    }
  }

  @Test
  void withoutAPanelNothingIsSaidOfOne() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--panel", "off")) {
      assertThat(camera.ready()).doesNotContain("panel=");
      assertThat(camera.stop().out()).doesNotContain("panel ");
    }
  }

  @Test
  void aPortThatWasAskedForAndIsTakenIsNoVerdict() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CliRun run =
          CliRun.of("camera-simulator", "--port", "0", "--panel", "" + taken.getLocalPort());
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err())
          .contains("panel: can't listen at 127.0.0.1 port " + taken.getLocalPort())
          .contains("--panel N takes another");
    }
  }

  @Test
  void whereOthersCanConnectAGeneratedTokenIsPrinted() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--bind", "0.0.0.0", "--panel", "0")) {
      String url = camera.field("panel").replace("0.0.0.0", "127.0.0.1");
      CameraControl stranger = CameraControl.at(url);
      assertThat(stranger.isReady()).isTrue();
      org.assertj.core.api.Assertions.assertThatThrownBy(stranger::state)
          .isInstanceOf(CameraControlException.class)
          .hasMessageContaining("401");
      assertThat(CameraControl.at(url, camera.field("token")).state())
          .containsEntry("model", "D5300");
    }
  }

  @Test
  void aGivenTokenIsNeededAndNotPrinted() throws Exception {
    try (RunningCamera camera =
        RunningCamera.start("--panel", "0", "--panel-token", "open-sesame-1")) {
      String url = camera.field("panel");
      assertThat(CameraControl.at(url, "open-sesame-1").state()).containsKey("battery");
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> CameraControl.at(url).state())
          .hasMessageContaining("401");
      assertThat(camera.stop().out()).doesNotContain("open-sesame");
    }
  }

  @Test
  void manyCamerasOfOneProcessHaveTheirOwnPortsAndSerialNumbers(@TempDir Path folder)
      throws Exception {
    Path readyFile = folder.resolve("ready.json");
    try (RunningCamera camera =
        RunningCamera.start(
            "--serial",
            "4000001",
            "--count",
            "3",
            "--panel",
            "0",
            "--ready-file",
            readyFile.toString())) {
      assertThat(camera.field("count")).isEqualTo("3");
      CameraControl control = CameraControl.at(camera.field("panel"));
      Map<String, Object> third = control.camera(3).state();
      assertThat(third).containsEntry("ptpip", camera.field("last"));
      assertThat(String.valueOf(third.get("serial"))).endsWith("4000003");
      CliRun run = CliRun.of("ptpip", "info", camera.field("last"));
      assertThat(run.out()).contains("4000003");
      assertThat(Files.readString(readyFile)).contains("\"cameras\":[", camera.field("last"));
      control.camera(3).waitFor("GetDeviceInfo", 1, java.time.Duration.ofSeconds(10));
      assertThat(camera.stop().out()).contains("  +  #3 ").contains("cameras     3");
    }
  }

  @Test
  void moreCamerasThanPortsAreImpossible() {
    CliRun run = CliRun.of("camera-simulator", "--port", "65535", "--count", "2");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("not that many ports from 65535 on");
  }
}
