package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars of the libraries, as the build has left them. */
class ArchivesIT {
  private static final Path ROOT = Path.of(System.getProperty("ptpip.root", ".."));

  /** What {@code project.build.outputTimestamp} says. */
  private static final LocalDateTime FIXED = LocalDateTime.of(2025, 1, 1, 0, 0);

  private static Path jar(String module) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(module).resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-[0-9].*\\.jar"))
          .filter(file -> !file.toString().endsWith("-tests.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ptpip-protocol",
        "pcap-fixtures",
        "camera-simulator",
        "ptpip-client",
        "conformance-tests",
        "ptpip-cli"
      })
  void entriesDoNotTellWhenTheyWereMade(String module) throws IOException {
    List<ZipEntry> entries = new ArrayList<>();
    try (ZipFile jar = new ZipFile(jar(module).toFile())) {
      jar.stream().forEach(entries::add);
    }

    assertThat(entries).extracting(ZipEntry::getTimeLocal).containsOnly(FIXED);
    assertThat(entries).extracting(ZipEntry::getName).doesNotHaveDuplicates();
  }
}
