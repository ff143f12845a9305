package dev.ptpip.pcap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Wireshark's command line, as an oracle. */
public final class Tshark {
  private static final String MISSING = "tshark is not installed";

  private Tshark() {}

  /** Skips the test if there is no tshark; in CI, fails it. */
  public static void require() {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tshark")));
    if (!there) {
      assertThat(System.getenv("CI")).as(MISSING).isNull();
      Assumptions.abort(MISSING);
    }
  }

  /** The fields of each frame that is PTP/IP to tshark. */
  public static List<String[]> fields(Path capture, String... fields) throws IOException {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
    command.addAll(List.of("-Y", "ptpip", "-T", "fields", "-E", "separator=;"));
    for (String field : fields) {
      command.addAll(List.of("-e", field));
    }
    Path out = Files.createTempFile("tshark", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("tshark ends").isTrue();
      assertThat(process.exitValue()).as("exit code of tshark").isZero();
      return Files.readAllLines(out, StandardCharsets.UTF_8).stream()
          .map(line -> line.split(";", -1))
          .toList();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while tshark ran", interrupted);
    } finally {
      process.destroyForcibly();
      Files.delete(out);
    }
  }
}
