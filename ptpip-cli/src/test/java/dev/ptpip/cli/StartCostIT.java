package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a camera loads until it is ready. Times scatter on a busy machine and are measured by the
 * benchmarks; what is loaded is the same each time, and each of these has cost milliseconds.
 */
class StartCostIT {
  private static final List<String> NOT_AT_THE_START =
      List.of(
          "org.slf4j.LoggerFactory",
          "java.util.Formatter",
          "java.util.regex.Pattern",
          "java.time.format.DateTimeFormatter",
          "java.time.ZoneRegion",
          "picocli.CommandLine",
          "tools.jackson.",
          "com.sun.net.httpserver.",
          "java.net.http.",
          "org.snakeyaml.",
          "org.junit.",
          "org.testcontainers.",
          "dev.ptpip.client.",
          "dev.ptpip.conformance.",
          "dev.ptpip.pcap.file.",
          "dev.ptpip.pcap.conversation.",
          "dev.ptpip.simulator.scenario.",
          "dev.ptpip.simulator.rest.RestServer",
          "dev.ptpip.simulator.rest.Router",
          "dev.ptpip.simulator.rest.JsonText",
          "dev.ptpip.simulator.replay.");

  private static final int LONGEST_START_SECONDS = 60;

  private final Path folder;

  StartCostIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void nothingIsLoadedThatIsOnlyNeededLater() throws Exception {
    List<String> loaded = loadedUntilReady();

    assertThat(loaded).contains("dev.ptpip.simulator.VirtualCamera");
    assertThat(loaded.stream().filter(StartCostIT::isForLater)).as("loaded too early").isEmpty();
    assertThat(loaded.stream().filter(StartCostIT::isOwnLambda))
        .as("lambdas linked before READY; each takes 0.2 ms, a class of its own takes none of it")
        .isEmpty();
  }

  private static boolean isForLater(String name) {
    return NOT_AT_THE_START.stream()
        .anyMatch(late -> late.endsWith(".") ? name.startsWith(late) : name.equals(late));
  }

  private static boolean isOwnLambda(String name) {
    return name.startsWith("dev.ptpip.") && name.contains("$$Lambda");
  }

  private List<String> loadedUntilReady() throws Exception {
    Path log = folder.resolve("classes.log");
    Process camera =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load=info:file=" + log + ":none",
                "-jar",
                System.getProperty("ptpip.jar"),
                "camera-simulator",
                "--port",
                "0")
            .redirectError(folder.resolve("err").toFile())
            .start();
    CompletableFuture.delayedExecutor(LONGEST_START_SECONDS, TimeUnit.SECONDS)
        .execute(camera::destroyForcibly);
    try {
      awaitReady(camera);
    } finally {
      camera.destroyForcibly();
      assertThat(camera.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      names.add(line.split(" ", 2)[0]);
    }
    return names;
  }

  private static void awaitReady(Process camera) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(camera.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.startsWith("READY ")) {
      line = out.readLine();
    }
    assertThat(line).isNotNull();
  }
}
