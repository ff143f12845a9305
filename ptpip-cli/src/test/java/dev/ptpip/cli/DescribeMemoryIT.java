package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ptpip describe} of captures that are larger than its heap. */
class DescribeMemoryIT {
  /** What the program needs for itself, and some more. */
  private static final String HEAP = "-Xmx28m";

  private static final long MANY_BYTES = 8L * 1024 * 1024;
  private static final long OBJECT_BYTES = 192L * 1024 * 1024;
  private static final long LIMIT_SECONDS = 100;

  private final Path folder;

  DescribeMemoryIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aCaptureOf200MegabytesIsDescribedInAHeapOf28() throws Exception {
    Path capture = folder.resolve("large.pcap");
    long transactions = ManyConversations.write(capture, MANY_BYTES, 64, OBJECT_BYTES);
    assertThat(Files.size(capture)).isGreaterThan(200_000_000);
    assertThat(transactions).isGreaterThan(30_000);

    Path told = folder.resolve("told.txt");
    Path errors = folder.resolve("errors.txt");
    Process describe =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
                    "-XX:+UseSerialGC",
                    "-jar",
                    System.getProperty("ptpip.jar"),
                    "ptpip",
                    "describe",
                    capture.toString()))
            .directory(folder.toFile())
            .redirectOutput(told.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(describe.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      describe.destroyForcibly();
    }

    assertThat(describe.exitValue()).as(Files.readString(errors)).isZero();
    try (Stream<String> lines = Files.lines(told)) {
      assertThat(lines.filter(line -> line.contains("data 201 326 592 B"))).hasSize(1);
    }
  }
}
