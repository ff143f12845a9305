package dev.ptpip.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds {@code docs/examples/junit} as its reader does: with Maven, from the jars and POMs of this
 * build. Maven works offline on a repository made for the test; what the example shares with this
 * build is linked into it, and no artifact of ours that is in a repository already.
 */
class JunitExampleIT {
  private static final Path ROOT = Path.of(System.getProperty("ptpip.root", "..")).toAbsolutePath();
  private static final List<String> MODULES =
      List.of("ptpip-protocol", "pcap-fixtures", "camera-simulator", "ptpip-client");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
  private static final Pattern SUITE =
      Pattern.compile(
          "<testsuite [^>]*?\\bname=\"importer\\.(\\w+)\"[^>]*? tests=\"(\\d+)\" errors=\"(\\d+)\""
              + " skipped=\"(\\d+)\" failures=\"(\\d+)\"");
  private static final long LIMIT_SECONDS = 110;

  private final Path project;
  private final Path repository;
  private final List<Path> links = new ArrayList<>();

  JunitExampleIT(@TempDir Path folder) {
    project = folder.resolve("project");
    repository = folder.resolve("repository");
  }

  @Test
  void theExampleBuildsAgainstTheArtifactsOfThisBuildAndItsTestsPass() throws Exception {
    copy(ROOT.resolve("docs/examples/junit"));
    link(Path.of(System.getProperty("ptpip.maven.repository")));
    addArtifacts();

    String log = maven("test");

    assertThat(suites())
        .as(log)
        .isEqualTo(
            Map.of(
                "BuilderTest", "1 run, 0 0 0",
                "FaultTest", "1 run, 0 0 0",
                "ScenarioTest", "2 run, 0 0 0"));
  }

  /** How many tests each class ran, and how many of them had errors, were skipped, failed. */
  private Map<String, String> suites() throws IOException {
    Map<String, String> suites = new TreeMap<>();
    for (Path report : list(project.resolve("target/surefire-reports"))) {
      Matcher suite = SUITE.matcher(report.toString().endsWith(".xml") ? read(report) : "");
      if (suite.find()) {
        String bad = suite.group(3) + " " + suite.group(4) + " " + suite.group(5);
        suites.put(suite.group(1), suite.group(2) + " run, " + bad);
      }
    }
    return suites;
  }

  /** The sources only: somebody may have built the example where it is. */
  private void copy(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          Path target = project.resolve(relative);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  /** The links go first, so that nothing that deletes the folder can follow them. */
  @AfterEach
  void unlink() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  private void link(Path downloaded) throws IOException {
    Files.createDirectories(repository.resolve("dev"));
    for (Path group : list(downloaded)) {
      if (!group.endsWith("dev")) {
        link(repository, group);
      }
    }
    if (Files.isDirectory(downloaded.resolve("dev"))) {
      for (Path group : list(downloaded.resolve("dev"))) {
        if (!group.endsWith("ptpip")) {
          link(repository.resolve("dev"), group);
        }
      }
    }
  }

  private void link(Path folder, Path target) throws IOException {
    links.add(Files.createSymbolicLink(folder.resolve(target.getFileName()), target));
  }

  private void addArtifacts() throws IOException {
    Matcher version = VERSION.matcher(read(ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    add("ptpip", version.group(1), ".pom", ROOT.resolve("pom.xml"));
    for (String module : MODULES) {
      Path folder = ROOT.resolve(module);
      String jar = module + "-" + version.group(1) + ".jar";
      add(module, version.group(1), ".pom", folder.resolve("pom.xml"));
      add(module, version.group(1), ".jar", folder.resolve("target").resolve(jar));
    }
  }

  private void add(String artifact, String version, String ending, Path file) throws IOException {
    Path folder = repository.resolve("dev/ptpip").resolve(artifact).resolve(version);
    Files.createDirectories(folder);
    Files.copy(file, folder.resolve(artifact + "-" + version + ending));
  }

  private String maven(String phase) throws IOException, InterruptedException {
    Path log = project.resolve("maven.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("ptpip.maven.home"), "bin", "mvn").toString(),
                "--offline",
                "--batch-mode",
                "-Dmaven.repo.local=" + repository,
                // A linked artifact is there, whatever repository and mirror it came from.
                "-Daether.enhancedLocalRepository.trackingFilename=none",
                phase)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeAll(Set.of("MAVEN_ARGS", "MAVEN_BASEDIR", "MAVEN_PROJECTBASEDIR"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(read(log)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(read(log)).isZero();
    return read(log);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
