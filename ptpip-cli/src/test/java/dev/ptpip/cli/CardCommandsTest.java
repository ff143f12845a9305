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

/** {@code ls}, {@code pull}, {@code rm} and {@code put} with a folder as card. */
class CardCommandsTest {
  private final Path card;
  private final Path target;
  private final VirtualCamera camera;
  private final String host;

  CardCommandsTest(@TempDir Path folder) throws IOException {
    card = TestCard.in(Files.createDirectory(folder.resolve("card")));
    target = Files.createDirectory(folder.resolve("target"));
    camera = VirtualCamera.builder().card(card).start();
    host = camera.host() + ":" + camera.port();
  }

  @AfterEach
  void close() {
    camera.close();
  }

  @Test
  void listsFoldersAndFilesWithSizes() {
    CliRun run = CliRun.of("ptpip", "ls", host);
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines())
        .anySatisfy(line -> assertThat(line).endsWith("/DCIM/100D5300/"))
        .anySatisfy(line -> assertThat(line).contains("2.3 kB").endsWith("/DSC_0002.NEF"))
        .anySatisfy(line -> assertThat(line).contains("3.0 MB").endsWith("/DSC_0003.JPG"));
    assertThat(run.err()).isEqualTo("4 files, 3.0 MB\n");
  }

  @Test
  void quietLeavesTheSumOut() {
    assertThat(CliRun.of("ptpip", "ls", host, "--quiet").err()).isEmpty();
  }

  @Test
  void listsWhatIsNamed() {
    assertThat(CliRun.of("ptpip", "ls", host, "*.nef", "--quiet").outLines()).hasSize(1);
    assertThat(CliRun.of("ptpip", "ls", host, "DCIM/101D5300", "--quiet").outLines()).hasSize(1);
    assertThat(CliRun.of("ptpip", "ls", host, "dsc_0001.jpg", "--quiet").outLines()).hasSize(2);
  }

  @Test
  void aNameThatIsNotThereHasItsNearest() {
    CliRun run = CliRun.of("ptpip", "ls", host, "DSC_0003.JPEG");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "ptpip: there is no \"DSC_0003.JPEG\" on the card; did you mean DSC_0003.JPG?\n");
  }

  @Test
  void listsAsJson() {
    CliRun run = CliRun.of("ptpip", "ls", host, "DSC_0002.NEF", "--json");
    assertThat(run.out())
        .startsWith("{\"files\":[{\"handle\":\"0x")
        .contains("\"path\":\"/DCIM/100D5300/DSC_0002.NEF\"", "\"size\":2345,")
        .endsWith("}]}\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void pullsTheSameBytes() throws IOException {
    CliRun run = CliRun.of("ptpip", "pull", host, "100D5300", "-o", target.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines()).hasSize(3);
    for (String name : new String[] {"DSC_0001.JPG", "DSC_0002.NEF", "DSC_0003.JPG"}) {
      assertThat(target.resolve(name))
          .hasBinaryContent(Files.readAllBytes(card.resolve("DCIM/100D5300").resolve(name)));
    }
    assertThat(target).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void filesThatWouldCoverEachOtherNeedTheirFolders() {
    CliRun run = CliRun.of("ptpip", "pull", host, "-o", target.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("would both become", "--tree keeps the folders");
    assertThat(target).isEmptyDirectory();

    assertThat(CliRun.of("ptpip", "pull", host, "--tree", "-o", target.toString()).exitCode())
        .isZero();
    assertThat(target.resolve("DCIM/101D5300/DSC_0001.JPG")).hasSize(500);
    assertThat(target.resolve("DCIM/100D5300/DSC_0001.JPG")).hasSize(1000);
  }

  @Test
  void aFileOfTheSameSizeStays() throws IOException {
    Path there = Files.write(target.resolve("DSC_0002.NEF"), new byte[2345]);
    CliRun run = CliRun.of("ptpip", "pull", host, "DSC_0002.NEF", "-o", target.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(there + "  was there\n");
    assertThat(there).hasBinaryContent(new byte[2345]);
  }

  @Test
  void aFileOfAnotherSizeIsNotReplacedUnlessAsked() throws IOException {
    Path other = Files.writeString(target.resolve("DSC_0002.NEF"), "mine");
    CliRun run = CliRun.of("ptpip", "pull", host, "100D5300", "-o", target.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(other + " exists", "--overwrite replaces it");
    assertThat(target).isDirectoryNotContaining("glob:**.JPG");
    assertThat(other).hasContent("mine");

    assertThat(
            CliRun.of("ptpip", "pull", host, "*.NEF", "--overwrite", "-o", target.toString())
                .exitCode())
        .isZero();
    assertThat(other).hasSize(2345);
  }

  @Test
  void pullTellsAsJson() {
    CliRun run =
        CliRun.of("ptpip", "pull", host, "DSC_0002.NEF", "--json", "-o", target.toString());
    assertThat(run.out())
        .contains(
            "\"path\":\"/DCIM/100D5300/DSC_0002.NEF\"",
            "\"bytes\":2345,\"resumedAt\":0,\"result\":\"fetched\"}]}");
  }

  @Test
  void aTargetThatIsAFileIsRefusedBeforeAnythingIsConnected() throws IOException {
    Path file = Files.writeString(target.resolve("file"), "");
    long before = camera.journal().count();
    CliRun run = CliRun.of("ptpip", "pull", host, "-o", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("ptpip: -o: " + file + " is not a folder\n");
    assertThat(camera.journal().count()).isEqualTo(before);
  }

  @Test
  void aTerminalShowsProgressAndNothingElseDoes() {
    String[] pull = {"ptpip", "pull", host, "DSC_0003.JPG", "--overwrite", "-o", target.toString()};
    assertThat(CliRun.with(new FakeStdio().onTerminal(), pull).err()).contains("░", "of 3.0 MB");
    assertThat(CliRun.of(pull).err()).isEmpty();
  }

  @Test
  void removesWhatIsNamed() {
    CliRun run = CliRun.of("ptpip", "rm", host, "DSC_0002.NEF");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("/DCIM/100D5300/DSC_0002.NEF\n");
    assertThat(run.err()).isEqualTo("1 object deleted\n");
    assertThat(CliRun.of("ptpip", "ls", host, "*.NEF").exitCode()).isEqualTo(2);
    assertThat(card.resolve("DCIM/100D5300/DSC_0002.NEF")).exists();
  }

  @Test
  void removesAFolderWithAllInIt() {
    assertThat(CliRun.of("ptpip", "rm", host, "101D5300", "--json").out())
        .isEqualTo("{\"deleted\":[\"/DCIM/101D5300\"]}\n");
    assertThat(CliRun.of("ptpip", "ls", host, "--quiet").out()).doesNotContain("101D5300");
  }

  @Test
  void removesEverythingOnlyWhenAsked() {
    CliRun nothing = CliRun.of("ptpip", "rm", host);
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("name something, or --all");
    assertThat(CliRun.of("ptpip", "rm", host, "--all", "x").exitCode()).isEqualTo(2);

    assertThat(CliRun.of("ptpip", "rm", host, "--all").exitCode()).isZero();
    assertThat(CliRun.of("ptpip", "ls", host, "--quiet").out()).doesNotContain("DSC_");
  }

  @Test
  void putsAFileIntoAFolder() throws IOException {
    Path file = Files.write(target.resolve("UPLOAD.JPG"), new byte[] {1, 2, 3});
    CliRun run = CliRun.of("ptpip", "put", host, file.toString(), "--to", "/DCIM/101D5300");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("0x").contains("  UPLOAD.JPG  3 B  ");
    assertThat(CliRun.of("ptpip", "ls", host, "UPLOAD.JPG", "--quiet").out())
        .contains("/DCIM/101D5300/UPLOAD.JPG");
  }

  @Test
  void putLeavesTheFolderToTheCamera() throws IOException {
    Path file = Files.write(target.resolve("EMPTY.JPG"), new byte[0]);
    CliRun run = CliRun.of("ptpip", "put", host, file.toString(), "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\"bytes\":0");
    assertThat(CliRun.of("ptpip", "ls", host, "EMPTY.JPG", "--quiet").exitCode()).isZero();
  }

  @Test
  void putNeedsAFileAndAFolderThatIsThere() throws IOException {
    assertThat(CliRun.of("ptpip", "put", host, "no-such-file").err())
        .isEqualTo("ptpip: put: no-such-file is not a file that can be read\n");
    Path file = Files.writeString(target.resolve("A.TXT"), "a");
    CliRun run = CliRun.of("ptpip", "put", host, file.toString(), "--to", "/DCIM/999");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("ptpip: --to: there is no /DCIM/999 on the card\n");
  }
}
