package dev.ptpip.simulator.gphoto;

import static dev.ptpip.simulator.gphoto.EventuallyAssert.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.camera.Temperature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking pictures and movies with gphoto2. */
@SuppressWarnings("NullAway") // JUnit fills the folder before start()
class GphotoCaptureIT {
  private static final String CARD = "ptp2=capturetarget=card";
  private static final String MEMORY = "ptp2=capturetarget=sdram";
  private static final long JPEG_NORMAL = 1;
  private static final long RAW_AND_FINE = 7;

  @TempDir Path folder;
  private VirtualCamera camera;
  private Gphoto gphoto;

  @BeforeEach
  void start() throws Exception {
    Gphoto.requireProgram();
    Path card = Files.createDirectories(folder.resolve("card"));
    camera = VirtualCamera.builder().model("nikon-d5300").card(card).start();
    camera.body().turnDial(DevicePropertyCode.COMPRESSION_SETTING, JPEG_NORMAL);
    gphoto = Gphoto.on(camera, folder).settings(CARD);
  }

  @AfterEach
  void stop() {
    if (camera != null) {
      camera.close();
    }
  }

  private static void assertJpeg(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).as(file.toString()).startsWith(0xFF, 0xD8).endsWith(0xFF, 0xD9);
  }

  @Test
  void captureToTheCardIsReportedByName() throws Exception {
    assertThat(gphoto.run("--capture-image").ok().out())
        .contains(
            "New file is in location /store_00010001/DCIM/100D5300/DSC_0001.JPG on the camera");
    assertThat(gphoto.run("--list-files").ok().out()).contains("DSC_0001.JPG");
  }

  @Test
  void captureIsDownloadedAndDeleted() throws Exception {
    Gphoto.Result result = gphoto.run("--capture-image-and-download").ok();

    assertJpeg(result.file("DSC_0001.JPG"));
    assertThat(gphoto.run("--list-files").ok().out()).doesNotContain("DSC_0001.JPG");
  }

  @Test
  void whatIsDownloadedIsWhatIsOnTheCard() throws Exception {
    Path taken = gphoto.run("--capture-image-and-download", "--keep").ok().file("DSC_0001.JPG");

    assertThat(gphoto.run("--get-all-files").ok().file("DSC_0001.JPG"))
        .hasSameBinaryContentAs(taken);
  }

  @Test
  void rawAndJpegComeAsTwoFiles() throws Exception {
    camera.body().turnDial(DevicePropertyCode.COMPRESSION_SETTING, RAW_AND_FINE);

    Gphoto.Result result = gphoto.run("--capture-image-and-download").ok();

    assertThat(result.files()).containsExactly("DSC_0001.JPG", "DSC_0001.NEF");
    assertJpeg(result.file("DSC_0001.JPG"));
    assertThat(Files.size(result.file("DSC_0001.NEF"))).isGreaterThan(1_000_000);
  }

  @Test
  void captureToMemoryLeavesNothingOnTheCard() throws Exception {
    gphoto.settings(MEMORY);

    assertJpeg(gphoto.run("--capture-image-and-download").ok().file("capt0000.jpg"));
    assertThat(gphoto.run("--list-files").ok().out()).doesNotContain("JPG");
  }

  @Test
  void threeFramesInAnIntervalAreThreeFiles() throws Exception {
    Gphoto.Result result = gphoto.run("--capture-image-and-download", "-F", "3", "-I", "1").ok();

    assertThat(result.files()).containsExactly("DSC_0001.JPG", "DSC_0002.JPG", "DSC_0003.JPG");
  }

  @Test
  void aBurstIsAsManyFilesAsWereSet() throws Exception {
    camera.body().turnDial(DevicePropertyCode.STILL_CAPTURE_MODE, 2);
    camera.body().turnDial(DevicePropertyCode.BURST_NUMBER, 3);

    Gphoto.Result result = gphoto.run("--capture-image-and-download").ok();

    assertThat(result.files()).containsExactly("DSC_0001.JPG", "DSC_0002.JPG", "DSC_0003.JPG");
  }

  @Test
  void aBurstToMemoryIsFetchedPictureByPicture() throws Exception {
    gphoto.settings(MEMORY);
    camera.body().turnDial(DevicePropertyCode.STILL_CAPTURE_MODE, 2);
    camera.body().turnDial(DevicePropertyCode.BURST_NUMBER, 3);

    gphoto.run("--capture-image-and-download").ok();

    assertThat(
            camera.journal().entries().stream()
                .filter(entry -> entry.request().operation().equals(OperationCode.GET_OBJECT)))
        .hasSize(3);
  }

  @Test
  void bulbLastsUntilItIsEnded() throws Exception {
    Gphoto.Result result =
        gphoto
            .run(
                "--set-config",
                "bulb=1",
                "--wait-event=1s",
                "--set-config",
                "bulb=0",
                "--wait-event-and-download=CAPTURECOMPLETE")
            .ok();

    assertJpeg(result.file("DSC_0001.JPG"));
  }

  @Test
  void bulbOptionTakesAPicture() throws Exception {
    assertJpeg(gphoto.run("--bulb=1", "--capture-image-and-download").ok().file("DSC_0001.JPG"));
  }

  @Test
  void triggeredCaptureIsDownloadedByWaiting() throws Exception {
    Gphoto.Result result =
        gphoto.run("--trigger-capture", "--wait-event-and-download=CAPTURECOMPLETE").ok();

    assertJpeg(result.file("DSC_0001.JPG"));
  }

  @Test
  void theShutterOnTheBodyIsTethered() throws Exception {
    Gphoto.Running waiting = gphoto.start("--capture-tethered=8s");
    eventually(() -> camera.sessions().open().size() == 1, "gphoto2 opens a session");
    camera.body().pressShutter();

    Gphoto.Result result = waiting.finish().ok();
    assertThat(result.files()).isEqualTo(List.of("DSC_0001.JPG"));
    assertThat(result.out().lines().filter(line -> line.contains("DSC_0001.JPG")))
        .as("told once")
        .hasSize(1);
  }

  @Test
  void outOfFocusIsReported() throws Exception {
    gphoto.settings(CARD, "ptp2=autofocus=on");
    camera.body().focus(FocusOutcome.OUT_OF_FOCUS);

    Gphoto.Result result = gphoto.run("--capture-image");

    assertThat(result.err()).contains("ERROR: Could not capture image.");
    assertThat(gphoto.run("--list-files").ok().out()).doesNotContain("JPG");
  }

  @Test
  void aFullCardIsReported() throws Exception {
    camera.body().roomOnCard(1, 0);

    assertThat(gphoto.run("--capture-image").err()).contains("ERROR: Could not capture");
  }

  @Test
  void previewIsOneFrame() throws Exception {
    assertJpeg(gphoto.run("--capture-preview").ok().file("capture_preview.jpg"));
  }

  @Test
  void previewWithoutCardTellsWhy() throws Exception {
    camera.body().removeCard(1);
    camera.body().temperature(Temperature.HOT);

    assertThat(gphoto.run("--capture-preview").err()).containsIgnoringCase("temperature");
  }

  @Test
  void captureMovieIsAFileOfFrames() throws Exception {
    byte[] movie = Files.readAllBytes(gphoto.run("--capture-movie=3").ok().file("movie.mjpg"));

    assertThat(movie).startsWith(0xFF, 0xD8).endsWith(0xFF, 0xD9);
    assertThat(frames(movie)).isGreaterThanOrEqualTo(3);
  }

  private static int frames(byte[] movie) {
    int frames = 0;
    for (int i = 0; i + 1 < movie.length; i++) {
      frames += (movie[i] & 0xFF) == 0xFF && (movie[i + 1] & 0xFF) == 0xD8 ? 1 : 0;
    }
    return frames;
  }

  @Test
  void focusIsDrivenAndTheAreaMoved() throws Exception {
    gphoto.run("--set-config", "autofocusdrive=1").ok();
    gphoto
        .run(
            "--set-config",
            "viewfinder=1",
            "--set-config",
            "manualfocusdrive=200",
            "--set-config",
            "manualfocusdrive=-100",
            "--set-config",
            "changeafarea=1000x1000",
            "--set-config",
            "viewfinder=0")
        .ok();

    assertThat(done(0x90C1)).containsExactly("[]");
    assertThat(done(0x9204)).containsExactly("[2, 200]", "[1, 100]");
    assertThat(done(0x9205)).containsExactly("[1000, 1000]");
  }

  /** Parameters of each operation with this code that was answered with OK. */
  private List<String> done(int operation) {
    return camera.journal().entries().stream()
        .filter(entry -> entry.operation().raw() == operation && entry.isOk())
        .map(entry -> entry.request().parameters().toString())
        .toList();
  }

  @Test
  void aFailedAutofocusDriveIsReported() throws Exception {
    camera.body().focus(FocusOutcome.OUT_OF_FOCUS);

    assertThat(gphoto.run("--set-config", "autofocusdrive=1").err()).contains("Out of Focus");
  }

  @Test
  void aMovieIsRecordedToTheCard() throws Exception {
    Gphoto.Result result =
        gphoto
            .run(
                "--set-config",
                "d1f0=1",
                "--set-config",
                "movie=1",
                "--wait-event=2s",
                "--set-config",
                "movie=0",
                "--wait-event-and-download=2s")
            .ok();

    byte[] movie = Files.readAllBytes(result.file("DSC_0001.MOV"));
    assertThat(new String(movie, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
  }
}
