package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The container engine of this machine, and the image that it makes of this checkout. */
final class Docker {
  static final String IMAGE = "ptpip/camera-simulator:it";

  private static final Path ROOT = Path.of(System.getProperty("ptpip.root", "..")).toAbsolutePath();
  private static final long LIMIT_SECONDS = 110;

  private Docker() {}

  /** What a program wrote, and how it ended. */
  record Run(int exitCode, String out) {
    Run ok() {
      assertThat(exitCode).as(out).isZero();
      return this;
    }
  }

  /** Goes on only where there is an engine; in continuous integration there has to be one. */
  static void need() throws Exception {
    if (works("docker", "info")) {
      return;
    }
    String missing = "needs a container engine: docker and a running dockerd";
    assertThat(System.getenv("CI")).as(missing).isNull();
    Assumptions.abort(missing);
  }

  /** Goes on only where there is a program; in continuous integration it has to be there. */
  static void need(String program) throws Exception {
    if (works(program, "--version")) {
      return;
    }
    assertThat(System.getenv("CI")).as("needs %s", program).isNull();
    Assumptions.abort("needs " + program);
  }

  private static boolean works(String... command) throws Exception {
    try {
      return run(Map.of(), command).exitCode() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** Builds the image from what this machine has. */
  static void build() throws Exception {
    run(
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            ROOT.resolve("docker/build.sh").toString(),
            "--tag",
            IMAGE)
        .ok();
  }

  static Run docker(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "docker";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return run(Map.of(), command);
  }

  static Run run(Map<String, String> environment, String... command) throws Exception {
    Path out = Files.createTempFile("docker", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(out.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(List.of(command) + " did not end: " + Files.readString(out));
      }
      return new Run(
          process.exitValue(), new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(out);
    }
  }
}
