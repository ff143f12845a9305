package dev.ptpip.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A checkout in a folder whose name has a space, with the launchers as they are, and programs that
 * only say what they were asked for: {@code java} prints itself and its arguments, {@code mvn}
 * writes a line into {@code builds} and makes a jar. Confined to one thread.
 */
final class PaperCheckout {
  private static final long PATIENCE_SECONDS = 40;
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "cat",
          "find",
          "grep",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "sh",
          "touch");

  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        case $argument in
          -XX:DumpLoadedClassList=*) echo 'READY v=1'; echo 'a/B id: 1' >"${argument#*=}"; exit ;;
          -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
          -Xshare:dump) dump=yes ;;
        esac
      done
      if [ "${dump:-}" ]; then
        echo archive >"$archive"
      else
        printf '%s\\n' "$0" "$@"
      fi
      """;

  private static final String MVN =
      """
      #!/bin/sh
      printf '%s\\n' "$JAVA_HOME $*" >>builds
      [ ! -e slow ] || sleep 1
      if [ -e endless ]; then
        echo $$ >pid
        exec sleep 100
      fi
      while [ "$1" != -l ]; do shift; done
      if [ -e broken ]; then
        echo '[ERROR] a brace is missing' >"$2"
        exit 1
      fi
      mkdir -p ptpip-cli/target
      echo jar >ptpip-cli/target/ptpip.jar
      """;

  private final Path folder;
  private final Path root;
  private final Map<String, String> environment = new TreeMap<>();

  PaperCheckout(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    root = Files.createDirectories(this.folder.resolve("a checkout"));
    Path real = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../bin");
    for (String name : List.of("camera-simulator", "ptpip", "launch.sh")) {
      String script =
          Files.readString(real.resolve(name))
              .replace("/usr/lib/jvm/", this.folder + "/jvm/")
              .replace("/Library/", this.folder + "/Library/");
      write(root.resolve("bin").resolve(name), script, !name.equals("launch.sh"));
    }
    for (String file :
        List.of(
            "pom.xml",
            "camera-simulator/pom.xml",
            "camera-simulator/src/main/A.java",
            "ptpip-cli/pom.xml",
            "ptpip-cli/src/main/A.java",
            "ptpip-cli/src/main/B.java",
            "ptpip-cli/src/test/T.java",
            "benchmarks/pom.xml",
            "benchmarks/src/main/A.java",
            "docs/x.md")) {
      write(root.resolve(file), "", false);
    }
    for (String tool : TOOLS) {
      write(
          this.folder.resolve("tools").resolve(tool),
          "#!/bin/sh\nexec " + found(tool) + " \"$@\"\n",
          true);
    }
    write(this.folder.resolve("maven/mvn"), MVN, true);
    environment.put("PATH", this.folder.resolve("tools") + ":" + this.folder.resolve("maven"));
  }

  private static Path found(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(Path::of)
        .map(each -> each.resolve(tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static void write(Path file, String text, boolean executable) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (executable) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** Where the checkout is. */
  Path root() {
    return root;
  }

  Path jar() {
    return root.resolve("ptpip-cli/target/ptpip.jar");
  }

  /** Makes a Java installation of {@code version}, which nothing leads to yet. */
  Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    write(home.resolve("bin/java"), JAVA, true);
    write(home.resolve("bin/javac"), "", true);
    write(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n", false);
    return home;
  }

  PaperCheckout with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** Puts a link to {@code home}'s java on the path, as distributions do. */
  PaperCheckout javaOnPath(Path home) throws IOException {
    Files.createSymbolicLink(folder.resolve("tools/java"), home.resolve("bin/java"));
    return this;
  }

  PaperCheckout withoutMaven() {
    return with("PATH", folder.resolve("tools"));
  }

  /** An empty file that tells {@code mvn} how to behave. */
  PaperCheckout mark(String name) throws IOException {
    write(root.resolve(name), "", false);
    return this;
  }

  /** A jar of an hour ago, from sources of the day before. */
  PaperCheckout built() throws IOException {
    Instant now = Instant.now();
    write(jar(), "jar", false);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(86_400)));
      }
    }
    Files.setLastModifiedTime(jar(), FileTime.from(now.minusSeconds(3600)));
    return this;
  }

  /** A question about files or processes. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Asks again and again, until patience ends. */
  static void waitUntil(Condition condition) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** What {@code mvn} was asked for, one line for each time. */
  List<String> builds() throws IOException {
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
  }

  /** A run that has ended. */
  record Run(int exit, List<String> out, String err) {
    /** The arguments behind the name of the main class. */
    List<String> arguments() {
      return out.subList(out.indexOf("dev.ptpip.cli.Main") + 1, out.size());
    }
  }

  /** A launcher that runs. */
  record Running(Process process, Path out, Path err) {
    Run await() throws IOException, InterruptedException {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
      return new Run(
          process.exitValue(),
          Files.readAllLines(out),
          Files.readString(err, StandardCharsets.UTF_8));
    }
  }

  /** Starts a program; the working directory is none of the checkout's. */
  Running start(Path program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }

  /** Runs {@code bin/camera-simulator}. */
  Run camera(String... arguments) throws IOException, InterruptedException {
    return start(root.resolve("bin/camera-simulator"), arguments).await();
  }

  /** Runs {@code bin/ptpip}. */
  Run ptpip(String... arguments) throws IOException, InterruptedException {
    return start(root.resolve("bin/ptpip"), arguments).await();
  }
}
