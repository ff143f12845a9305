package dev.ptpip.simulator.gphoto;

import static dev.ptpip.simulator.gphoto.EventuallyAssert.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.camera.Temperature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What gphoto2 does with a body besides: bulb, its shutter release, live view, focus, movies. */
class GphotoBodyIT extends ShootingGphoto {
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
