package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.rest.CameraControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the panel in a browser. */
class PanelIT {
  @Test
  void thePageShowsTheCameraAndWhatHappensToIt(@TempDir Path folder) throws Exception {
    Docker.need("chromium");
    try (RunningCamera camera = RunningCamera.start("--panel", "0")) {
      CameraControl control = CameraControl.at(camera.field("panel"));
      camera.ptpip("info");
      control.set(Map.of("iso", "800", "battery", 30));
      control.fault("GetObject#1@50%:drop=3s");
      control.waitFor("GetDeviceInfo", 1, Duration.ofSeconds(10));
      Docker.Run page =
          Docker.run(
                  Map.of("HOME", folder.toString()),
                  "chromium",
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--user-data-dir=" + folder.resolve("profile"),
                  "--virtual-time-budget=4000",
                  "--dump-dom",
                  camera.field("panel") + "/")
              .ok();
      assertThat(page.out())
          .contains("Nikon Corporation D5300</h1>")
          .contains("id=\"l-iso\">ISO 800<")
          .contains(" 30 %</span>")
          .contains("DSC_0001.JPG")
          .contains("GetDeviceInfo")
          .contains("GetObject#1@50%:drop=3s</code>")
          .contains("src=\"liveview.mjpeg\"")
          .contains("role=\"status\"></div>");
    }
  }
}
