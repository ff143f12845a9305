package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code check} that are broken off: by a signal, by the camera, by the network. */
class CheckEndTest {
  private static final long DEADLINE_SECONDS = 40;

  private final Path report;
  private final VirtualCamera camera;
  private final String host;
  private final Interrupts interrupts = new Interrupts(Duration.ofSeconds(DEADLINE_SECONDS));

  CheckEndTest(@TempDir Path folder) throws IOException {
    report = folder.resolve("report");
    camera =
        VirtualCamera.builder()
            .card(TestCard.in(Files.createDirectory(folder.resolve("card"))))
            .start();
    host = camera.host() + ":" + camera.port();
  }

  @AfterEach
  void close() {
    camera.close();
  }

  private CompletableFuture<CliRun> check(String... cases) {
    List<String> args = new ArrayList<>(List.of("ptpip", "check", host, "-o", report.toString()));
    args.addAll(List.of(cases));
    return CompletableFuture.supplyAsync(
        () -> CliRun.with(new FakeStdio(), interrupts, args.toArray(String[]::new)),
        task -> new Thread(task, "check-under-test").start());
  }

  private static CliRun end(CompletableFuture<CliRun> run) throws Exception {
    return run.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private String settings() {
    CliRun run = CliRun.of("ptpip", "get", host, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().replaceAll("\"(date|time|clock)[^,]*,", "");
  }

  private String files() {
    CliRun run = CliRun.of("ptpip", "ls", host, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void settingsArePutBackWhenASignalComes() throws Exception {
    String before = settings();
    camera.rules().add("SetDevicePropValue#3:delay=2s");

    CompletableFuture<CliRun> running = check("PTP-PROP-07");
    camera.received(OperationCode.SET_DEVICE_PROP_VALUE).atLeast(2);
    assertThat(interrupts.interrupt()).isEqualTo(130);
    CliRun run = end(running);

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.out())
        .contains("stopped   interrupted\n")
        .containsPattern("camera put back as found: 0 shutter actuations, [1-9] settings? changed")
        .endsWith("exit 130\n");
    assertThat(Files.readString(report.resolve("result.json"))).contains("\"interrupted\"");
    assertThat(report.resolve("index.html")).isNotEmptyFile();
    assertThat(settings()).isEqualTo(before);
  }

  @Test
  void filesAreDeletedWhenASignalComes() throws Exception {
    String before = files();
    camera.rules().add("GetObject#1:delay=2s");

    CompletableFuture<CliRun> running = check("PTP-SEND-02");
    camera.received(OperationCode.SEND_OBJECT).atLeast(1);
    assertThat(interrupts.interrupt()).isEqualTo(130);
    CliRun run = end(running);

    assertThat(run.out()).contains("0 settings changed, 1 file\n");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void fileWhoseAnswerIsLostIsDeletedToo() throws Exception {
    String before = files();
    camera.rules().add("SendObject#1:never");

    CliRun run = end(check("PTP-SEND-02", "--time-scale", "0.2"));

    assertThat(run.exitCode()).as(run.out()).isOne();
    assertThat(run.out()).contains("0 settings changed, 1 file\n");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void eachMoveOfTheShutterIsCountedAndItsPictureDeleted() throws Exception {
    String before = files();

    CliRun run = end(check("PTP-CAPT-01", "PTP-CAPT-02"));

    long shots =
        camera.journal().entries().stream()
            .filter(each -> each.operation().equals(OperationCode.INITIATE_CAPTURE))
            .count();
    assertThat(shots).isPositive();
    assertThat(run.out()).contains("as found: " + shots + " shutter actuation");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void settingsArePutBackWhenTheConnectionIsLost() throws Exception {
    String before = settings();
    camera.rules().add("SetDevicePropValue#3:drop=200ms");

    CliRun run = end(check("PTP-PROP-07"));

    assertThat(run.exitCode()).as(run.out()).isOne();
    assertThat(run.out())
        .contains("connection reset")
        .containsPattern("camera put back as found: 0 shutter actuations, [1-9] settings? changed");
    assertThat(settings()).isEqualTo(before);
  }

  /** The case at hand may have failed already when the camera went; none behind it may. */
  @Test
  void cameraThatDiesMidRunLeavesAReportThatSaysWhatIsLeft() throws Exception {
    camera.rules().add("SetDevicePropValue#3:delay=2s");

    CompletableFuture<CliRun> running =
        check("PTP-SESS-01", "PTP-PROP-*", "PTP-ENC-*", "--time-scale", "0.1");
    camera.received(OperationCode.SET_DEVICE_PROP_VALUE).atLeast(2);
    camera.close();
    CliRun run = end(running);

    assertThat(run.exitCode()).as(run.out()).isIn(1, 3);
    assertThat(run.out())
        .contains("stopped   the target is gone", "NOT put back: ")
        .endsWith("exit " + run.exitCode() + "\n");
    assertThat(Files.readString(report.resolve("summary.md")))
        .contains("stopped early: the target is gone");
    assertThat(Files.readString(report.resolve("junit.xml")))
        .contains(run.exitCode() == 3 ? " failures=\"0\"" : " failures=\"1\"");
  }
}
