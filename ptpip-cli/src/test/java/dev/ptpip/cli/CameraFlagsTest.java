package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each flag of {@code camera-simulator}: what it changes. */
class CameraFlagsTest {
  private final Path folder;

  CameraFlagsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--camera nikon-d530 | no camera model \"nikon-d530\"",
        "--camera none/at-all.json | none/at-all.json  no such file",
        "--port 65536 | --port: a number from 0 to 65535 expected, not \"65536\"",
        "--port x | --port: a number from 0 to 65535 expected, not \"x\"",
        "--event-port -1 | --event-port: a number from 0 to 65535 expected, not \"-1\"",
        "--bind 203.0.113.1 | --bind: 203.0.113.1 is no address of this computer",
        "--card no/such/folder | --card: ",
        "--pairing maybe | --pairing: accept, deny or GUIDs of 32 hexadecimal digits expected",
        "--seed x | --seed: a number expected, not \"x\"",
        "--clock fast | --clock: real, virtual or a factor such as x10 expected, not \"fast\"",
        "--until soon | --until: IDLE, sessions=N or a duration such as 30s expected",
        "--until sessions=0 | --until sessions=: a number from 1 to 2147483647 expected",
        "--timeout 5s | --timeout needs --until, whose end it waits for",
        "--until 5s --timeout 5 | --timeout: a duration such as 500ms",
        "--ready-file . | --ready-file: . is there and is not a file",
        "--list bug | --list: models, operations, faults or bugs expected, not \"bug\"",
        "--color pink | --color: auto, always or never expected, not \"pink\"",
        "--quiet --verbose | --quiet and --verbose exclude each other",
        "--no-panel | unknown flag --no-panel",
        "nikon-d5300 | nikon-d5300 is not a file; for the model write --camera nikon-d5300",
        "D5300 | D5300 is not a file; for the model write --camera nikon-d5300",
        "Nikon_D750 | Nikon_D750 is not a file; for the model write --camera nikon-d750",
      })
  void whatIsImpossibleIsSaidAndEndsWith2(String line, String message) {
    String[] args = ("camera-simulator --port 0 " + line).split(" ", -1);
    if (line.startsWith("--port")) {
      args = ("camera-simulator " + line).split(" ", -1);
    }
    CliRun run = CliRun.of(args);
    assertThat(run.err()).startsWith("camera-simulator: " + message);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void startsWithFiveLinesAtMostAndEndsWithTheSum() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--color", "never")) {
      assertThat(camera.stdio().outLines()).hasSizeLessThanOrEqualTo(5);
      assertThat(camera.stdio().outLines().get(0))
          .startsWith("Nikon Corporation D5300   firmware V1.03   serial 2000001   seed ")
          .endsWith("   clock real");
      assertThat(camera.ready())
          .matches(
              "READY v=1 ptpip=127\\.0\\.0\\.1:[0-9]+ panel=http://127\\.0\\.0\\.1:[0-9]+ pid="
                  + ProcessHandle.current().pid());
      camera.ptpip("get", "iso");
      CliRun run = camera.stop();
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.outLines())
          .anyMatch(line -> line.matches("[0-9:.]{12}  \\+  .* \\(.*\\) +command and event .*"))
          .anyMatch(line -> line.matches("[0-9:.]{12}  >  OpenSession 1 {21}OK +[0-9]+ ms"))
          .anyMatch(line -> line.matches("[0-9:.]{12}  -  .* left"));
      assertThat(run.outLines().get(run.outLines().size() - 1))
          .matches("[0-9]+ operations · [0-9]+ events?");
    }
  }

  @Test
  void cameraChoosesTheModel() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--camera", "nikon-d5500")) {
      assertThat(camera.ptpip("info").out()).startsWith("D5500 ");
    }
  }

  @Test
  void portIsThePortAndOneInUseEndsWith3() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = taken.getLocalPort();
      CliRun run = CliRun.of("camera-simulator", "--port", String.valueOf(port));
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err())
          .startsWith("camera-simulator: can't listen at 127.0.0.1 port " + port)
          .contains("in use; --port N takes another, --port 0 any free one");
    }
    try (RunningCamera camera = RunningCamera.start("--port", String.valueOf(port))) {
      assertThat(camera.host()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void eventPortIsAPortOfItsOwn() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--event-port", "0")) {
      String event = camera.field("event");
      assertThat(event).startsWith("127.0.0.1:").isNotEqualTo(camera.host());
      camera.ptpip("info", "--event-port", event.substring(event.indexOf(':') + 1));
      assertThat(CliRun.of("ptpip", "info", event, "--timeout", "2s").exitCode()).isEqualTo(3);
    }
  }

  @Test
  void bindIsTheInterface() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--bind", "127.0.0.2")) {
      assertThat(camera.host()).startsWith("127.0.0.2:");
      camera.ptpip("info");
    }
    try (RunningCamera camera = RunningCamera.start("--bind", "::1")) {
      assertThat(camera.host()).startsWith("[0:0:0:0:0:0:0:1]:");
      camera.ptpip("info");
    }
  }

  @Test
  void cardIsTheFolder() throws Exception {
    Path card = TestCard.in(folder);
    try (RunningCamera camera = RunningCamera.start("--card", card.toString())) {
      assertThat(camera.stdio().outText()).contains("card 1      DCIM/", "4 files");
      assertThat(camera.ptpip("ls", "--quiet").out()).contains("/DCIM/101D5300/DSC_0001.JPG");
    }
  }

  @Test
  void pairingDecidesWhoConnects() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--pairing", "deny")) {
      CliRun run = camera.tryPtpip("info");
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("reason 1");
      assertThat(camera.stop().out()).contains("refused");
    }
    String other = "00112233445566778899aabbccddeeff";
    String own = Files.readString(CliRun.identityFile()).strip();
    try (RunningCamera camera = RunningCamera.start("--pairing", other)) {
      assertThat(camera.tryPtpip("info").exitCode()).isEqualTo(3);
    }
    try (RunningCamera camera = RunningCamera.start("--pairing", other + "," + own)) {
      camera.ptpip("info");
    }
  }

  @Test
  void strictRefusesWhatTheBodyLetsPass() throws Exception {
    Path file = Files.write(folder.resolve("A.JPG"), new byte[] {1});
    try (RunningCamera camera = RunningCamera.start()) {
      camera.ptpip("put", file.toString());
    }
    try (RunningCamera camera = RunningCamera.start("--strict")) {
      CliRun run = camera.tryPtpip("put", file.toString());
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("StoreReadOnly");
    }
  }

  @Test
  void theSameSeedGivesTheSamePictures() throws Exception {
    byte[] first = firstPicture("7");
    assertThat(firstPicture("7")).isEqualTo(first);
    assertThat(firstPicture("8")).isNotEqualTo(first);
  }

  private byte[] firstPicture(String seed) throws Exception {
    Path target = Files.createTempDirectory(folder, "seed");
    try (RunningCamera camera = RunningCamera.start("--seed", seed)) {
      assertThat(camera.stdio().outText()).contains("seed " + seed + " ");
      camera.ptpip("pull", "DSC_0003.JPG", "-o", target.toString());
    }
    return Files.readAllBytes(target.resolve("DSC_0003.JPG"));
  }

  @Test
  void onTheVirtualClockALongExposureTakesNoTime() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--clock", "virtual")) {
      assertThat(camera.stdio().outText()).contains("clock virtual");
      camera.ptpip("set", "shutter=30s", "imagequality=jpeg-basic");
      long start = System.nanoTime();
      camera.ptpip("shoot", "-o", folder.toString());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void untilSessionsEndsAfterThem() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--until", "sessions=1")) {
      camera.ptpip("info");
      assertThat(camera.awaitEnd().exitCode()).isZero();
    }
  }

  @Test
  void untilIdleEndsWhenNobodyIsThereAnyMore() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--until", "IDLE")) {
      camera.ptpip("info");
      camera.ptpip("info");
      assertThat(camera.awaitEnd().exitCode()).isZero();
    }
  }

  @Test
  void untilATimeEndsThenAndIsNoSuccessIfNobodyCame() throws Exception {
    CliRun run = CliRun.of("camera-simulator", "--port", "0", "--until", "100ms");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("nobody connected before the time of --until had passed");
    try (RunningCamera camera = RunningCamera.start("--until", "5s")) {
      camera.ptpip("info");
      assertThat(camera.awaitEnd().exitCode()).isZero();
    }
  }

  @Test
  void timeoutGivesUp() {
    CliRun run =
        CliRun.of("camera-simulator", "--port", "0", "--until", "sessions=1", "--timeout", "100ms");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("did not happen before --timeout");
  }

  @Test
  void readyFileHasWhatTheReadyLineHasAndGoesAway() throws Exception {
    Path file = folder.resolve("ready.json");
    try (RunningCamera camera =
        RunningCamera.start("--ready-file", file.toString(), "--seed", "7")) {
      String port = camera.host().substring(camera.host().indexOf(':') + 1);
      assertThat(file)
          .hasContent(
              "{\"v\":1,\"ptpip\":\"127.0.0.1:"
                  + port
                  + "\",\"host\":\"127.0.0.1\",\"port\":"
                  + port
                  + ",\"panel\":\""
                  + camera.field("panel")
                  + "\",\"pid\":"
                  + ProcessHandle.current().pid()
                  + ",\"camera\":\"nikon-d5300\",\"serial\":\"2000001\",\"seed\":7,"
                  + "\"clock\":\"real\"}");
      camera.stop();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void listTellsModelsAndOperations() {
    CliRun models = CliRun.of("camera-simulator", "--list", "models");
    assertThat(models.exitCode()).isZero();
    assertThat(models.outLines()).anyMatch(line -> line.startsWith("nikon-d5300 "));
    assertThat(CliRun.of("camera-simulator", "--list", "operations").outLines())
        .hasSize(54)
        .contains("0x9207  InitiateCaptureRecInMedia");
    assertThat(
            CliRun.of(
                    "camera-simulator", "--list", "operations", "--camera", "nikon-d5500", "--json")
                .out())
        .startsWith("{\"camera\":\"nikon-d5500\",\"operations\":[{\"code\":\"0x1001\",");
    assertThat(CliRun.of("camera-simulator", "--list", "models", "--json").out())
        .startsWith("{\"models\":[{\"name\":\"");
  }

  @Test
  void jsonIsOneDocumentAndMessagesGoToStandardError() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--json")) {
      camera.ptpip("info");
      CliRun run = camera.stop();
      assertThat(run.err()).contains("Nikon Corporation D5300", "READY v=1 ");
      JsonText.check(run.out());
      assertThat(run.out())
          .startsWith("{\"v\":1,\"ptpip\":\"127.0.0.1:")
          .contains("\"mark\":\">\",\"subject\":\"OpenSession 1\"")
          .contains("\"exit\":0}");
    }
  }

  @Test
  void quietLeavesTheReadyLine() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--quiet")) {
      camera.ptpip("info");
      CliRun run = camera.stop();
      assertThat(run.out()).isEqualTo(camera.ready() + "\n");
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void colorAlwaysColoursAndNeverDoesNot() throws Exception {
    try (RunningCamera camera = RunningCamera.start("--color", "always")) {
      camera.ptpip("info");
      assertThat(camera.stop().out()).contains("\u001B[32m");
    }
    FakeStdio terminal = new FakeStdio().onTerminal();
    try (RunningCamera camera = RunningCamera.startOn(terminal, "--color", "never")) {
      camera.ptpip("info");
      assertThat(camera.stop().out()).doesNotContain("\u001B");
    }
  }

  @Test
  void aFaultOfOursLeavesAFile() throws IOException {
    String said =
        BugReport.write(
            java.util.List.of(folder.resolve("missing"), folder),
            new IllegalStateException("impossible"),
            "camera-simulator",
            "--port",
            "0");
    assertThat(said).startsWith("This is a fault of this program. Please attach " + folder);
    Path file = Path.of(said.substring(said.indexOf("attach ") + 7, said.indexOf(" to a report")));
    assertThat(Files.readString(file))
        .contains("command line: camera-simulator --port 0")
        .contains("java.lang.IllegalStateException: impossible", "java.runtime.version: ")
        .contains("Thread[");
  }
}
