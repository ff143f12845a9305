package dev.ptpip.simulator.gphoto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs gphoto2 with a fresh home folder and a fresh working folder each time. Where the program is
 * missing, a test is skipped with one line; in continuous integration (CI is set) it fails.
 */
final class Gphoto {
  private static final Duration DEADLINE = Duration.ofMinutes(6);

  private final VirtualCamera camera;
  private final Path base;
  private String settings = "";
  private int runs;

  private Gphoto(VirtualCamera camera, Path base) {
    this.camera = camera;
    this.base = base;
  }

  /** A runner for {@code camera} that keeps its folders below {@code base}. */
  static Gphoto on(VirtualCamera camera, Path base) {
    requireProgram();
    return new Gphoto(camera, base);
  }

  static void requireProgram() {
    boolean present =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gphoto2")));
    if (System.getenv("CI") != null) {
      assertThat(present).as("gphoto2 has to be installed in continuous integration").isTrue();
    }
    Assumptions.assumeTrue(present, "gphoto2 is not installed");
  }

  /**
   * Lines for the settings file that gphoto2 finds in its home folder, for example {@code
   * ptp2=capturetarget=card}.
   */
  Gphoto settings(String... lines) {
    settings = String.join("\n", lines) + "\n";
    return this;
  }

  /** Starts a run and returns at once. */
  Running start(String... arguments) throws IOException {
    Path folder = Files.createDirectories(base.resolve("run" + ++runs));
    Path home = Files.createDirectories(folder.resolve("home"));
    Path work = Files.createDirectories(folder.resolve("work"));
    Files.createDirectories(home.resolve(".gphoto"));
    Files.writeString(home.resolve(".gphoto/settings"), settings);
    List<String> command = new ArrayList<>();
    command.add("gphoto2");
    command.add("--port");
    command.add("ptpip:127.0.0.1:" + camera.port() + ":" + camera.eventPort());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LANG", "C");
    builder.environment().put("TZ", "UTC");
    return new Running(builder.start(), folder, work, String.join(" ", arguments));
  }

  /** Runs to the end. */
  Result run(String... arguments) throws Exception {
    return start(arguments).finish();
  }

  /** A run that goes on. */
  record Running(Process process, Path folder, Path work, String what) {
    Result finish() throws Exception {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "gphoto2 " + what + " did not end within " + DEADLINE + "; it printed " + output());
      }
      return new Result(process.exitValue(), output(), errors(), work, what);
    }

    private String output() throws IOException {
      return Files.readString(folder.resolve("out"), StandardCharsets.ISO_8859_1);
    }

    private String errors() throws IOException {
      return Files.readString(folder.resolve("err"), StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * A run that ended.
   *
   * @param exitCode of the program, which is 0 after many failures too
   * @param out what it printed
   * @param err what it complained of
   * @param work its working folder, where downloads are
   * @param what its arguments
   */
  record Result(int exitCode, String out, String err, Path work, String what) {
    /** Demands exit code 0 and no error. */
    Result ok() {
      assertThat(err)
          .as("what gphoto2 %s complained of", what)
          .doesNotContain("ERROR")
          .doesNotContain("*** Error");
      assertThat(exitCode).as("exit code of gphoto2 %s; it printed %s", what, out + err).isZero();
      return this;
    }

    /** A file that it wrote. */
    Path file(String name) {
      Path file = work.resolve(name);
      assertThat(file).as("file written by gphoto2 %s, which printed %s", what, out + err).exists();
      return file;
    }

    /** Files that it wrote, by name. */
    List<String> files() throws IOException {
      try (Stream<Path> list = Files.list(work)) {
        return list.map(path -> path.getFileName().toString()).sorted().toList();
      }
    }
  }
}
