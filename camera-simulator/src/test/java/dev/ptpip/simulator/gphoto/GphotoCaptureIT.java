package dev.ptpip.simulator.gphoto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.camera.FocusOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking pictures with gphoto2. */
class GphotoCaptureIT extends ShootingGphoto {
  private static final String MEMORY = "ptp2=capturetarget=sdram";
  private static final long RAW_AND_FINE = 7;

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

  /** Two commands, as a D90 answers them (pibooth/pibooth issue 53). */
  @Test
  void rawAndJpegToMemoryComeAsTwoFilesAndLeaveLiveViewFree() throws Exception {
    gphoto.settings(MEMORY);
    camera.body().turnDial(DevicePropertyCode.COMPRESSION_SETTING, RAW_AND_FINE);

    Gphoto.Result result = gphoto.run("--capture-image-and-download").ok();

    assertThat(result.files()).containsExactly("capt0000.jpg", "capt0001.nef");
    assertThat(result.out().lines().map(String::strip).filter(line -> !line.isEmpty()))
        .containsExactlyElementsOf(printedInTheReadme());
    assertJpeg(gphoto.run("--capture-preview").ok().file("capture_preview.jpg"));
  }

  /** What the README says that this command prints. */
  private static List<String> printedInTheReadme() throws IOException {
    List<String> lines = Files.readAllLines(Path.of(System.getProperty("ptpip.root"), "README.md"));
    int command = lines.indexOf("$ gphoto2 --port ptpip:127.0.0.1 --capture-image-and-download");
    assertThat(command).as("line of the command in README.md").isPositive();
    return lines.stream().skip(command + 1L).takeWhile(line -> !line.equals("```")).toList();
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
}
