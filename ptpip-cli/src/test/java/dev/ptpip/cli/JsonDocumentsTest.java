package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.SimClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What {@code docs/cli.md} shows of {@code --json} has the keys that the commands print. */
class JsonDocumentsTest {
  private final Path folder;
  private final VirtualCamera camera;
  private final String host;

  JsonDocumentsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    camera = VirtualCamera.builder().clock(SimClock.virtual()).start();
    host = camera.host() + ":" + camera.port();
  }

  @AfterEach
  void close() {
    camera.close();
  }

  /** The examples: what is typed, without the host, and what comes. */
  private static Map<String, String> documented() throws IOException {
    String text = Files.readString(CliDocument.file());
    int start = text.indexOf("```console\n", text.indexOf("<!-- json -->"));
    String block = text.substring(start + 11, text.indexOf("\n```", start + 11));
    Map<String, String> examples = new LinkedHashMap<>();
    for (String example : block.split("(?m)^\\$ ptpip ", -1)) {
      if (!example.isBlank()) {
        int end = example.indexOf('\n');
        examples.put(example.substring(0, end), example.substring(end + 1).strip());
      }
    }
    return examples;
  }

  /** Every key with the way to it. */
  private static Set<String> keys(String json) {
    Set<String> keys = new TreeSet<>();
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      collect(parser, "", keys);
    }
    return keys;
  }

  private static void collect(JsonParser parser, String way, Set<String> keys) {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        collect(parser, way + "[]", keys);
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = way + "." + parser.currentName();
        keys.add(key);
        parser.nextToken();
        collect(parser, key, keys);
      }
    }
  }

  @Test
  void everyDocumentHasTheKeysThatAreDescribed() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "notes");
    Map<String, String> documented = documented();
    assertThat(documented).hasSize(13);
    List<String> typed =
        documented.keySet().stream()
            .filter(line -> !line.startsWith("doctor ") && !line.startsWith("watch "))
            .toList();
    String script =
        typed.stream()
            .map(line -> line.replace(" 192.168.1.1", ""))
            .map(
                line ->
                    line.startsWith("pull ") || line.startsWith("shoot ") ? line + " -o ." : line)
            .map(line -> line.replace("-n 30", "-n 2"))
            .map(line -> line.replace("put notes.txt", "put " + folder.resolve("notes.txt")))
            .map(line -> line.replace("-o frames", "-o " + folder.resolve("frames")))
            .map(line -> line.replace("-o .", "-o " + folder))
            .collect(Collectors.joining("\n"));
    CliRun run = CliRun.with(new FakeStdio(script), "ptpip", "shell", host);
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    List<String> printed = run.outLines();
    assertThat(printed).hasSameSizeAs(typed);
    for (int i = 0; i < typed.size(); i++) {
      assertThat(keys(printed.get(i)))
          .as(typed.get(i))
          .isEqualTo(keys(shown(documented, typed.get(i))));
    }
  }

  private static String shown(Map<String, String> documented, String command) {
    return Objects.requireNonNull(documented.get(command), command);
  }

  @Test
  void doctorHasTheKeysThatAreDescribed() throws Exception {
    assertThat(keys(CliRun.of("ptpip", "doctor", host, "--json").out()))
        .isEqualTo(keys(shown(documented(), "doctor 192.168.1.1 --json")));
  }

  @Test
  void watchHasTheKeysThatAreDescribed() throws Exception {
    String line = "watch 192.168.1.1 -o . -n 1 --json";
    String[] args =
        ("ptpip " + line.replace("192.168.1.1", host).replace("-o .", "-o " + folder))
            .split(" ", -1);
    FakeStdio stdio = new FakeStdio();
    CompletableFuture<CliRun> run =
        CompletableFuture.supplyAsync(
            () -> CliRun.with(stdio, new Interrupts(Duration.ofSeconds(5)), args));
    stdio.awaitLine(text -> text.startsWith("watching D5300"), 20);
    camera.body().pressShutter();
    CliRun ended = run.get(20, TimeUnit.SECONDS);
    assertThat(ended.exitCode()).as(Arrays.toString(args) + ended.err()).isZero();
    assertThat(keys(ended.out())).isEqualTo(keys(shown(documented(), line)));
  }
}
