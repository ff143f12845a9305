package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.ForeignCamera.Trait;
import dev.ptpip.cli.console.FakeStdio;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands with cameras of other makers, which keep to the standard in ways of their own. */
class ForeignCameraTest {
  private final Path folder;

  ForeignCameraTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<List<Trait>> shapes() {
    return Stream.of(
        List.of(),
        List.of(Trait.BYTE_BY_BYTE, Trait.DRIBBLES, Trait.HASTY),
        List.of(Trait.UNKNOWN_TOTAL, Trait.TALKATIVE, Trait.SIZELESS),
        List.of(Trait.UNKNOWN_TOTAL, Trait.BYTE_BY_BYTE, Trait.EMPTY_END, Trait.NOISY),
        List.of(Trait.UNKNOWN_TOTAL_OF_32_BITS, Trait.NO_VERSION),
        List.of(Trait.EMPTY_END, Trait.NOISY, Trait.TALKATIVE, Trait.STUTTERS));
  }

  private static CliRun run(ForeignCamera camera, String command, String... more) {
    String[] args =
        Stream.concat(Stream.of("ptpip", command, camera.host()), Stream.of(more))
            .toArray(String[]::new);
    return CliRun.of(args);
  }

  /** Runs commands in one session, as a person who goes on after a failure. */
  private static CliRun session(ForeignCamera camera, String... commands) {
    FakeStdio person = new FakeStdio(String.join("\n", commands) + "\n").onTerminal();
    return CliRun.with(person, "ptpip", "shell", camera.host());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyShapeOfTheStandardGivesTheSame(List<Trait> traits) throws Exception {
    try (ForeignCamera camera = new ForeignCamera(traits.toArray(Trait[]::new))) {
      String script =
          String.join(
              "\n",
              "info",
              "ls",
              "pull -o " + folder,
              "shoot -o " + folder,
              "get iso",
              "raw 0x1015 0x500F --json");
      CliRun run = CliRun.with(new FakeStdio(script), "ptpip", "shell", camera.host());
      assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
      assertThat(run.out())
          .startsWith("Legal   firmware 1.0")
          .contains("  /DCIM/PIC_0002.JPG\n")
          .contains("\n" + folder.resolve("PIC_0003.JPG") + "\niso=400\n")
          .contains("\"data\":\"9001\"");
    }
    for (String name : List.of("PIC_0002.JPG", "PIC_0003.JPG")) {
      assertThat(folder.resolve(name)).hasBinaryContent(ForeignCamera.PICTURE);
    }
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void aCameraWithoutStoresAndSettingsIsStillACamera() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.EMPTY_HANDED)) {
      CliRun run = session(camera, "info", "info --json", "get", "ls", "liveview -o " + folder);
      assertThat(run.out())
          .contains("storage        not known: ", "operations 3", "\"storages\":[]");
      assertThat(run.err())
          .contains("Legal has no settings that can be read\n")
          .contains("GetStorageIDs (0x1004) failed: the camera answered OperationNotSupported")
          .contains("Legal does not offer LiveView");
      assertThat(run(camera, "shoot", "-o", folder.toString()).exitCode()).isEqualTo(2);
    }
  }

  @Test
  void doctorIsContentWithACameraWithoutStores() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.EMPTY_HANDED)) {
      CliRun run = run(camera, "doctor");
      assertThat(run.exitCode()).isZero();
      assertThat(run.outLines())
          .hasSize(5)
          .last()
          .asString()
          .startsWith("5 card            not known: ");
    }
  }

  @Test
  void aCameraThatDoesNotCountItsObjectsIsDescribed() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.DOES_NOT_COUNT)) {
      assertThat(session(camera, "info", "info --json").out())
          .contains("storage        0x00010001", "\"storages\":[{\"id\":\"0x00010001\"}]");
    }
  }

  @Test
  void aCameraWithoutANameIsCalledWhatItSaysInTheHandshake() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.ANONYMOUS)) {
      CliRun run = session(camera, "info", "get wb", "pull -o " + folder);
      assertThat(run.out()).startsWith("foreign é   firmware 1.0");
      assertThat(run.err()).contains("ptpip: foreign é has no wb ");
      assertThat(folder.resolve("object-00000002")).hasBinaryContent(ForeignCamera.PICTURE);
    }
  }

  @Test
  void thePictureOfACameraWithoutEventsIsFetched() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.TELLS_NOTHING)) {
      CliRun run = run(camera, "shoot", "-o", folder.toString());
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).isEqualTo(folder.resolve("PIC_0003.JPG") + "\n");
    }
  }

  @Test
  void aCameraThatDoesNotSayItsNameInTheHandshakeIsACameraAllTheSame() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.NAMELESS)) {
      CliRun run = run(camera, "info");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).startsWith("Legal   firmware 1.0");
    }
  }

  @Test
  void aDeviceInfoWithoutDataIsTheFaultOfTheCamera() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.DATALESS)) {
      CliRun run = run(camera, "info");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .startsWith("ptpip: the DeviceInfo of the camera can't be read: offset 0");
    }
  }

  @Test
  void objectsAreCountedWhereTheResponseDoesNotSayIt() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.WORDLESS)) {
      assertThat(run(camera, "info").out()).contains("storage        0x00010001  2 objects\n");
    }
  }

  @Test
  void whatCanBeReadIsToldAndTheRestIsTheFaultOfTheCamera() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.CUTS_SHORT)) {
      CliRun info = run(camera, "info");
      assertThat(info.exitCode()).isEqualTo(1);
      assertThat(info.out())
          .startsWith("Legal   firmware 1.0")
          .contains("storage        not known\n", "properties 1");
      assertThat(info.err()).startsWith("ptpip: the data of GetStorageIDs (0x1004): offset 0");
    }
    try (ForeignCamera camera = new ForeignCamera(Trait.CUTS_SHORT)) {
      CliRun get = run(camera, "get", "--json");
      assertThat(get.exitCode()).isEqualTo(1);
      assertThat(get.out()).isEqualTo("{}\n");
      assertThat(get.err())
          .startsWith(
              "ptpip: ExposureIndex (0x500F): the data of GetDevicePropDesc (0x1014): offset 9");
    }
  }

  @Test
  void aDialectThatIsNotPtpIpIsNamed() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.USB)) {
      CliRun run = run(camera, "info", "--timeout", "500ms");
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("a packet of type 0x20010003", "a container as on USB");
    }
  }

  @Test
  void aFullCardEndsTheWaitForThePicture() throws Exception {
    try (ForeignCamera camera = new ForeignCamera(Trait.FULL)) {
      CliRun run = run(camera, "shoot", "-o", folder.toString());
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .isEqualTo("ptpip: the camera told that its card is full, and announced no object\n");
    }
  }
}
