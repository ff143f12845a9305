package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/cli.md} says what the commands say. */
class CliDocumentTest {

  @Test
  void everyHelpPageIsTheOneThatTheCommandPrints() throws IOException {
    String text = Files.readString(CliDocument.file());
    assertThat(text)
        .as("run the main method of CliDocument (test classes of ptpip-cli) to write it anew")
        .isEqualTo(CliDocument.updated(text));
  }

  @Test
  void everyCommandIsDocumented() throws IOException {
    List<String> documented = CliDocument.commands(Files.readString(CliDocument.file()));
    List<String> commands =
        Stream.concat(
                Stream.of("camera-simulator --help all", "ptpip --help"),
                CliRun.of("ptpip", "--help")
                    .out()
                    .lines()
                    .filter(line -> line.matches("  [a-z]+ +.*"))
                    .map(line -> "ptpip " + line.strip().split(" ", 2)[0] + " --help"))
            .collect(Collectors.toList());
    assertThat(commands).hasSizeGreaterThanOrEqualTo(17);
    assertThat(documented).containsAll(commands).contains("ptpip ls --help all");
  }
}
