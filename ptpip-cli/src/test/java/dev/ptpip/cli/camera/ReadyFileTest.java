package dev.ptpip.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyFileTest {
  private final Path folder;

  ReadyFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void appearsWithItsContentAndGoesAway() throws IOException {
    ReadyFile file = new ReadyFile(folder.resolve("ready.json"));
    file.prepare();
    file.write(Map.of("v", 1));
    assertThat(folder.resolve("ready.json")).hasContent("{\"v\":1}\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    file.remove();
    assertThat(folder).isEmptyDirectory();
    file.remove();
  }

  @Test
  void thatOfAnEarlierRunIsRemovedFirst() throws IOException {
    Path path = Files.writeString(folder.resolve("ready.json"), "old");
    new ReadyFile(path).prepare();
    assertThat(path).doesNotExist();
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Path path = Files.createDirectory(folder.resolve("ready.json"));
    assertThatThrownBy(() -> new ReadyFile(path).prepare())
        .isInstanceOf(CommandFailure.class)
        .hasMessage("--ready-file: " + path + " is there and is not a file");
    assertThat(path).isDirectory();
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    ReadyFile file = new ReadyFile(folder.resolve("missing").resolve("ready.json"));
    file.prepare();
    assertThatThrownBy(() -> file.write(Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("--ready-file: cannot write " + file.path());
  }

  @Test
  void theProcessIdIsThatOfTheJvm() {
    assertThat(ProcessId.own()).isEqualTo(ProcessHandle.current().pid());
  }
}
