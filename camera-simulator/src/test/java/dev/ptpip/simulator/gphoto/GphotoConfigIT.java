package dev.ptpip.simulator.gphoto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.simulator.VirtualCamera;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading and setting with gphoto2 by the names that its users know. */
@SuppressWarnings("NullAway") // JUnit fills the folder before start()
class GphotoConfigIT {
  @TempDir Path folder;
  private VirtualCamera camera;
  private Gphoto gphoto;

  @BeforeEach
  void start() throws Exception {
    camera = VirtualCamera.builder().model("nikon-d5300").start();
    gphoto = Gphoto.on(camera, folder);
  }

  @AfterEach
  void stop() {
    if (camera != null) {
      camera.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "iso, 6400, 800, 0x500F, 800",
    "shutterspeed, 0.0002s, 0.0166s, 0x500D, 166",
    "shutterspeed2, 1/4000, 1/60, 0xD100, 65596",
    "f-number, f/3.5, f/5.6, 0x5007, 560",
    "whitebalance, Tungsten, Daylight, 0x5005, 4",
    "exposurecompensation, 0, 0.333, 0x5010, 333",
    "imagequality, NEF+Fine, JPEG Normal, 0x5004, 1",
    "capturemode, Single Shot, Burst, 0x5013, 2",
    "focusmode2, MF (fixed), AF-S, 0xD161, 0",
  })
  void settingIsReadSetAndKept(String name, String before, String wanted, String property, long raw)
      throws Exception {
    assertThat(gphoto.run("--get-config", name).ok().out()).contains("Current: " + before + "\n");

    gphoto.run("--set-config", name + "=" + wanted).ok();

    assertThat(gphoto.run("--get-config", name).ok().out()).contains("Current: " + wanted + "\n");
    assertThat(
            camera.camera().properties().number(new DevicePropertyCode(Integer.decode(property))))
        .isEqualTo(raw);
  }

  @Test
  void imageSizeIsText() throws Exception {
    gphoto.run("--set-config", "imagesize=6000x4000").ok();

    assertThat(gphoto.run("--get-config", "imagesize").ok().out()).contains("Current: 6000x4000");
  }

  @Test
  void dateAndTimeRunOnFromWhatWasSet() throws Exception {
    gphoto.run("--set-config", "datetime=1700000000").ok();

    assertThat(camera.camera().date().toString()).startsWith("2023-11-14T22:1");
    assertThat(gphoto.run("--get-config", "datetime").ok().out()).contains("Current: 17000000");
  }

  @Test
  void bothShutterSpeedsStayTheSame() throws Exception {
    gphoto.run("--set-config", "shutterspeed2=1/60").ok();

    assertThat(gphoto.run("--get-config", "shutterspeed").ok().out()).contains("Current: 0.0166s");
  }

  @Test
  void readOnlySettingsAreRefused() throws Exception {
    Gphoto.Result result = gphoto.run("--set-config", "expprogram=P");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("read only");
  }

  @Test
  void valuesOutsideTheChoicesAreRefused() throws Exception {
    Gphoto.Result result = gphoto.run("--set-config", "iso=850");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(camera.camera().properties().number(DevicePropertyCode.EXPOSURE_INDEX))
        .isEqualTo(6400);
  }

  @Test
  void dialsOnTheBodyAreReportedOnce() throws Exception {
    Gphoto.Running waiting = gphoto.start("--wait-event=4s");
    EventuallyAssert.eventually(
        () -> camera.sessions().open().size() == 1, "gphoto2 opens a session");
    camera.body().turnDial(DevicePropertyCode.EXPOSURE_INDEX, 400);

    String out = waiting.finish().ok().out();
    assertThat(out.lines().filter(line -> line.contains("500f") || line.contains("ISO")))
        .hasSize(1);
  }
}
