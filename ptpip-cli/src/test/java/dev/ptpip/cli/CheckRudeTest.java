package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code check} of what is no good camera: it ends, and its report says what was wrong. */
class CheckRudeTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final long ENOUGH_SECONDS = 50;

  private final Map<RudeCamera.Manner, List<Long>> hellos = new ConcurrentHashMap<>();

  @TempDir private Path folder = Path.of("");

  /** All at once: most of the time is spent waiting for them. */
  @Test
  void whatIsNoGoodCameraEndsInAReportThatSaysSo() throws Exception {
    Map<RudeCamera.Manner, CompletableFuture<CliRun>> runs = new EnumMap<>(RudeCamera.Manner.class);
    for (RudeCamera.Manner manner : RudeCamera.Manner.values()) {
      runs.put(
          manner,
          CompletableFuture.supplyAsync(
              () -> check(manner), task -> new Thread(task, "check-of-" + manner).start()));
    }
    for (Map.Entry<RudeCamera.Manner, CompletableFuture<CliRun>> each : runs.entrySet()) {
      judge(each.getKey(), each.getValue().get(ENOUGH_SECONDS, TimeUnit.SECONDS));
    }
    nobodyComesBackWithinASecond(hellos.getOrDefault(RudeCamera.Manner.NEVER_CLOSES, List.of()));
  }

  /** It does not say that it is a virtual camera, and so it may be a body that needs its time. */
  private static void nobodyComesBackWithinASecond(List<Long> times) {
    assertThat(times).hasSizeGreaterThan(2);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isGreaterThan(900_000_000L);
    }
  }

  private CliRun check(RudeCamera.Manner manner) {
    try (RudeCamera camera = new RudeCamera(manner)) {
      CliRun run = check(camera, manner);
      hellos.put(manner, camera.hellos());
      return run;
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private CliRun check(RudeCamera camera, RudeCamera.Manner manner) {
    return CliRun.of(
        "ptpip",
        "check",
        camera.host(),
        "PTPIP-INIT-02",
        "PTP-SESS-01",
        "PTPIP-FRAME-13",
        "--time-scale",
        "0.1",
        "-o",
        report(manner).toString());
  }

  private Path report(RudeCamera.Manner manner) {
    return folder.resolve(manner.name());
  }

  private void judge(RudeCamera.Manner manner, CliRun run) throws IOException {
    assertThat(run.exitCode()).as("%s: %s", manner, run.out() + run.err()).isOne();
    assertThat(run.out()).as(manner.name()).contains("camera left as found").endsWith("exit 1\n");
    for (String file : List.of("index.html", "junit.xml", "summary.md", "badge.svg")) {
      assertThat(report(manner).resolve(file)).isNotEmptyFile();
    }
    JsonNode result = MAPPER.readTree(Files.readString(report(manner).resolve("result.json")));
    assertThat(result.path("exit").asInt()).isOne();
    assertThat(result.path("cases").size()).isEqualTo(3);
    assertThat(result.path("counts").path("fail").asInt()).isPositive();
    assertThat(result.path("counts").path("error").asInt()).isZero();
  }
}
