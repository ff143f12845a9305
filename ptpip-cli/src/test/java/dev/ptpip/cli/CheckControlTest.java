package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.book.RequirementSet;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.TargetFacts;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.rest.LogHistory;
import dev.ptpip.simulator.rest.RestCamera;
import dev.ptpip.simulator.rest.RestOptions;
import dev.ptpip.simulator.rest.RestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases that take a hand on the body, on a simulator that is told by REST what hands do. */
class CheckControlTest {
  private final Path folder;
  private VirtualCamera camera = VirtualCamera.builder().build();
  private final List<RestServer> panels = new ArrayList<>();

  CheckControlTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() throws IOException {
    LogHistory log = new LogHistory();
    camera =
        VirtualCamera.builder()
            .clock("virtual")
            .handshakeDeadline(Duration.ofMillis(1000))
            .probeDeadline(Duration.ofMillis(200))
            .stall(Duration.ofSeconds(4))
            .eventHold(Duration.ofMillis(100))
            .log(log)
            .start();
    panels.add(RestServer.start(RestOptions.loopback(0), List.of(new RestCamera(camera, log))));
  }

  @AfterEach
  void stop() {
    panels.forEach(RestServer::close);
    camera.close();
  }

  private String host() {
    return camera.host() + ":" + camera.port();
  }

  private String url() {
    return panels.get(0).url();
  }

  /** The cases that don't apply where nobody can touch the body. */
  private static Stream<String> handCases() {
    Target without = Target.at(new InetSocketAddress("127.0.0.1", 1));
    return Cases.responders().cases(Profile.NIKON, RequirementSet.newest()).stream()
        .filter(
            each ->
                each.needs().stream()
                    .flatMap(need -> need.missing(TargetFacts.NONE, without).stream())
                    .anyMatch(why -> why.contains("a hand on the body")))
        .map(ConformanceCase::id);
  }

  private CliRun check(String... words) {
    List<String> all = new ArrayList<>(List.of("ptpip", "check", host(), "-o", folder.toString()));
    all.addAll(List.of(words));
    return CliRun.of(all.toArray(String[]::new));
  }

  private static Map<String, Long> verdicts(CliRun run) {
    JsonNode cases = JsonMapper.builder().build().readTree(run.out()).path("cases");
    return cases
        .valueStream()
        .collect(
            Collectors.groupingBy(
                each -> each.path("verdict").asString(""), Collectors.counting()));
  }

  @Test
  void handByRestDoesWhatTheCasesNeed() {
    String[] words =
        Stream.concat(handCases(), Stream.of("--control", url(), "--json")).toArray(String[]::new);

    CliRun run = check(words);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    Map<String, Long> verdicts = verdicts(run);
    assertThat(verdicts.getOrDefault("n/a", 0L)).as(verdicts.toString()).isLessThanOrEqualTo(12);
    assertThat(verdicts.getOrDefault("pass", 0L))
        .as(verdicts.toString())
        .isGreaterThanOrEqualTo(30);
  }

  @Test
  void withoutOneTheyDoNotApply() {
    CliRun run = check("PTP-EVSEM-01", "--control", "off");

    assertThat(run.out()).contains("n/a 1 (1 × needs a hand on the body");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void whatHandsDidIsPutBack() {
    assertThat(check("PTP-EVSEM-01", "NIKON-OBS-06[unpaired]", "--control", url()).exitCode())
        .isZero();
    assertThat(camera.pairing().admits(Guid.random(new Random(1)), "anybody")).isTrue();
    assertThat(camera.camera().store().summary(camera.camera().store().storageIds().get(0)))
        .get()
        .matches(card -> card.files() > 1, "the card that was there first");
  }

  @Test
  void panelOfAnotherCameraIsRefused() throws IOException {
    try (VirtualCamera other = VirtualCamera.builder().serial("2000009").start();
        RestServer panel =
            RestServer.start(
                RestOptions.loopback(0), List.of(new RestCamera(other, new LogHistory())))) {
      CliRun run = check("PTP-EVSEM-01", "--control", panel.url());

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("--control: the panel is that of another camera");
    }
  }

  @Test
  void panelThatIsNotThereIsRefused() {
    CliRun run = check("PTP-EVSEM-01", "--control", "http://127.0.0.1:1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--control: no panel of a simulator at http://127.0.0.1:1");
  }
}
