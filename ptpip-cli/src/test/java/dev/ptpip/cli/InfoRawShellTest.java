package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code info}, {@code raw} and {@code shell}. */
class InfoRawShellTest {
  private final Path folder;
  private final VirtualCamera camera;
  private final String host;

  InfoRawShellTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    camera =
        VirtualCamera.builder()
            .card(TestCard.in(Files.createDirectory(folder.resolve("c"))))
            .start();
    host = camera.host() + ":" + camera.port();
  }

  @AfterEach
  void close() {
    camera.close();
  }

  @Test
  void infoTellsModelFirmwareOperationsAndStorage() {
    CliRun run = CliRun.of("ptpip", "info", host);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("D5300   firmware V1.03   serial ")
        .contains("Nikon Corporation", "operations 54", "InitiateCaptureRecInMedia")
        .contains("0x00010001  ", " free, 7 objects");
    assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void infoTellsAsJson() {
    assertThat(CliRun.of("ptpip", "info", host, "--json").out())
        .startsWith("{\"manufacturer\":\"Nikon Corporation\",\"model\":\"D5300\"")
        .contains("{\"code\":\"0x1001\",\"name\":\"GetDeviceInfo\"}", "\"objects\":7");
  }

  @Test
  void rawTakesNumbersAndNames() {
    CliRun byNumber = CliRun.of("ptpip", "raw", host, "0x1006", "0xFFFFFFFF", "0", "0");
    assertThat(byNumber.exitCode()).isZero();
    assertThat(byNumber.out()).startsWith("OK (0x2001)  0x00000007  ");

    CliRun byName = CliRun.of("ptpip", "raw", host, "get-num-objects", "0x00010001", "--json");
    assertThat(byName.out())
        .isEqualTo(
            "{\"operation\":\"GetNumObjects\",\"code\":\"0x1006\",\"response\":\"OK\","
                + "\"responseCode\":\"0x2001\",\"parameters\":[\"0x00000007\"],\"bytes\":0,"
                + "\"data\":\"\"}\n");
  }

  @Test
  void rawShowsDataInHexadecimal() {
    CliRun run = CliRun.of("ptpip", "raw", host, "GetStorageIDs");
    assertThat(run.outLines().get(0)).startsWith("OK (0x2001)  data 8 B  ");
    assertThat(run.outLines().get(1))
        .isEqualTo("00000000  01 00 00 00 01 00 01 00                          ........");
  }

  @Test
  void rawWritesDataIntoANewFileOnly() throws IOException {
    Path file = folder.resolve("ids");
    assertThat(CliRun.of("ptpip", "raw", host, "0x1004", "-o", file.toString()).out())
        .startsWith("OK (0x2001)  data 8 B in " + file);
    assertThat(file).hasBinaryContent(new byte[] {1, 0, 0, 0, 1, 0, 1, 0});

    CliRun again = CliRun.of("ptpip", "raw", host, "0x1004", "-o", file.toString());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).isEqualTo("ptpip: -o: " + file + " exists\n");
  }

  @Test
  void rawSendsData() throws IOException {
    // SetDevicePropValue of ExposureIndex to 800, little-endian
    assertThat(CliRun.of("ptpip", "raw", host, "0x1016", "0x500F", "--data", "hex:2003").exitCode())
        .isZero();
    assertThat(CliRun.of("ptpip", "get", host, "iso").out()).isEqualTo("iso=800\n");
    Path file = Files.write(folder.resolve("value"), new byte[] {(byte) 0x90, 1});
    assertThat(
            CliRun.of("ptpip", "raw", host, "0x1016", "0x500F", "--data", file.toString())
                .exitCode())
        .isZero();
    assertThat(CliRun.of("ptpip", "get", host, "iso").out()).isEqualTo("iso=400\n");
  }

  @Test
  void rawEndsWith1WhenTheResponseIsNotOk() {
    CliRun run = CliRun.of("ptpip", "raw", host, "0x1008", "0x12345678");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("InvalidObjectHandle (0x2009)");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void rawLooksAtItsArguments() {
    assertThat(CliRun.of("ptpip", "raw", host, "GetObjet").err())
        .isEqualTo("ptpip: no operation \"GetObjet\"; did you mean GetObject (0x1009)?\n");
    assertThat(CliRun.of("ptpip", "raw", host, "0x1001", "0x100000000").err())
        .contains("a parameter from 0 to 0xFFFFFFFF expected, not \"0x100000000\"");
    assertThat(CliRun.of("ptpip", "raw", host, "0x1001", "1", "2", "3", "4", "5", "6").err())
        .contains("at most five parameters, not 6");
    assertThat(CliRun.of("ptpip", "raw", host, "0x1016", "--data", "hex:0").err())
        .contains("hexadecimal digits, two for each byte");
    assertThat(CliRun.of("ptpip", "raw", host, "0x1016", "--data", "nothing").err())
        .contains("--data: nothing is neither a file nor hex:");
  }

  @Test
  void shellRunsCommandsInOneSession() {
    CliRun run =
        CliRun.with(
            new FakeStdio("# settings\nset iso=800\n\nget iso --json\nls '*.NEF' --quiet\nexit\n"),
            "ptpip",
            "shell",
            host);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines()).hasSize(3).startsWith("iso=800", "{\"iso\":800}");
    assertThat(
            camera.journal().entries().stream()
                .filter(entry -> entry.request().operation().raw() == 0x1002))
        .hasSize(1);
  }

  @Test
  void aScriptEndsAtTheFirstFailureWithItsExitCode() {
    CliRun run =
        CliRun.with(new FakeStdio("get iso\nget nonsense\nget shutter\n"), "ptpip", "shell", host);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("ptpip: no setting \"nonsense\"");
    assertThat(run.outLines()).hasSize(1);
  }

  @Test
  void aPersonMayGoOn() {
    CliRun run =
        CliRun.with(
            new FakeStdio("get nonsense\nls \"x\nget iso\n").onTerminal(), "ptpip", "shell", host);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("ptpip> ", "no setting \"nonsense\"", "a \" is not closed in: ls \"x");
    assertThat(run.out()).startsWith("iso=");
  }

  @Test
  void shellWithJsonPrintsADocumentForEachCommand() {
    CliRun run =
        CliRun.with(new FakeStdio("get iso\nls *.NEF\n"), "ptpip", "shell", host, "--json");
    assertThat(run.outLines()).hasSize(2).allMatch(line -> line.startsWith("{"));
  }

  @Test
  void shellKeepsItsConnection() {
    CliRun run = CliRun.with(new FakeStdio("ls --timeout 5s\n"), "ptpip", "shell", host);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("go with ptpip shell itself");
    assertThat(CliRun.with(new FakeStdio("doctor\n"), "ptpip", "shell", host).err())
        .contains("doctor has a session of its own");
  }

  @Test
  void shellDescribesACaptureWithoutAskingTheCamera() {
    String missing = folder.resolve("x.pcapng").toString();
    CliRun run = CliRun.with(new FakeStdio("describe " + missing + "\n"), "ptpip", "shell", host);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(missing + " is not a file");
    assertThat(CliRun.with(new FakeStdio("check\n"), "ptpip", "shell", host).err())
        .contains("check has a session of its own");
  }
}
