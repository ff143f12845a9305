package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Conversations;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --record} of both commands, and {@code ptpip record}. */
class RecordTest {
  private static final long SECONDS = 20;

  private final Path folder;
  private final VirtualCamera camera;
  private final String host;

  RecordTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    camera =
        VirtualCamera.builder()
            .card(TestCard.in(Files.createDirectory(folder.resolve("c"))))
            .start();
    host = camera.host() + ":" + camera.port();
  }

  @AfterEach
  void close() {
    camera.close();
  }

  private static String content(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static String utf16(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aCommandRecordsBothConnections() throws IOException {
    Path file = folder.resolve("x.pcapng");
    CliRun run = CliRun.of("ptpip", "info", host, "--record", file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(content(file))
        .contains("command connection", "event connection", utf16("Nikon Corporation"));
  }

  @Test
  void doctorRecordsToo() throws IOException {
    Path file = folder.resolve("x.pcapng");
    assertThat(CliRun.of("ptpip", "doctor", host, "--record", file.toString()).exitCode()).isZero();
    assertThat(content(file)).contains(utf16("Nikon Corporation"));
  }

  @Test
  void checkRecordsEveryConnectionOfItsCases() throws IOException {
    Path file = folder.resolve("x.pcapng");
    CliRun run =
        CliRun.of(
            "ptpip",
            "check",
            host,
            "PTPIP-INIT-01",
            "PTP-SESS-01",
            "-o",
            folder.resolve("report").toString(),
            "--record",
            file.toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    Conversations recorded = Conversations.read(file);
    assertThat(recorded.summary().problem()).isEmpty();
    assertThat(recorded.conversations()).hasSizeGreaterThan(2);
    assertThat(recorded.conversations())
        .anySatisfy(
            each ->
                assertThat(each.transactions())
                    .extracting(CapturedTransaction::operation)
                    .contains(OperationCode.OPEN_SESSION));
  }

  @Test
  void replayRecordsWhatItSaysAndHears() throws IOException {
    Path original = folder.resolve("original.pcapng");
    Path file = folder.resolve("x.pcapng");
    assertThat(CliRun.of("ptpip", "ls", host, "--record", original.toString()).exitCode()).isZero();

    CliRun run =
        CliRun.of("ptpip", "replay", original.toString(), host, "--record", file.toString());

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(requests(file)).isNotEmpty().isEqualTo(requests(original));
  }

  private static List<String> requests(Path file) throws IOException {
    return Conversations.read(file).conversations().get(0).transactions().stream()
        .map(each -> each.request() + " " + each.response())
        .toList();
  }

  @Test
  void aReplayIsNotRecordedOverItsCapture() throws IOException {
    Path file = folder.resolve("x.pcapng");
    assertThat(CliRun.of("ptpip", "ls", host, "--record", file.toString()).exitCode()).isZero();

    CliRun run = CliRun.of("ptpip", "replay", file.toString(), host, "--record", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(requests(file)).isNotEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidBeforeAnythingElse() {
    CliRun run = CliRun.of("ptpip", "ls", host, "--record", folder.resolve("no/x").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("ptpip: --record: cannot write ");
    assertThat(camera.journal().count()).isZero();
  }

  @Test
  void theCameraRecordsAndSaysHowMuch() throws Exception {
    Path file = folder.resolve("x.pcapng");
    try (RunningCamera recording = RunningCamera.start("--record", file.toString())) {
      recording.ptpip("ls");
      CliRun run = recording.stop();
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains(" frames in " + file);
    }
    assertThat(content(file)).contains(utf16("DSC_0001.JPG"));
  }

  @Test
  void theCameraTellsItsRecordingAsJson() throws Exception {
    Path file = folder.resolve("x.pcapng");
    try (RunningCamera recording =
        RunningCamera.start("--json", "--until", "10ms", "--record", file.toString())) {
      assertThat(recording.awaitEnd().out())
          .contains(
              "\"record\":{\"file\":\"" + file + "\",\"connections\":0,\"frames\":0,\"bytes\":0}");
    }
  }

  @Test
  void theCameraRefusesAFileThatCannotBeWritten() {
    CliRun run =
        CliRun.of("camera-simulator", "--port", "0", "--record", folder.resolve("n/x").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("camera-simulator: --record: cannot write ");
  }

  /** The proxy on a thread of this process. */
  private static final class Proxy {
    private final FakeStdio stdio = new FakeStdio();
    private final Interrupts interrupts = new Interrupts(Duration.ofSeconds(SECONDS));
    private final CompletableFuture<CliRun> end;
    private final String address;

    Proxy(String target, Path file, String... more) throws Exception {
      String[] fixed = {"ptpip", "record", target, "-o", file.toString(), "--listen", "0"};
      String[] args = Arrays.copyOf(fixed, fixed.length + more.length);
      System.arraycopy(more, 0, args, fixed.length, more.length);
      end =
          CompletableFuture.supplyAsync(
              () -> CliRun.with(stdio, interrupts, args),
              task -> new Thread(task, "proxy-under-test").start());
      String ready = stdio.awaitLine(line -> line.startsWith("READY "), SECONDS);
      address = ready.replaceAll(".*ptpip=(\\S+).*", "$1");
    }

    CliRun stop() throws Exception {
      interrupts.interrupt();
      return end.get(SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void theProxyChangesNothingAndRecordsEverything() throws Exception {
    Path file = folder.resolve("x.pcapng");
    Proxy proxy = new Proxy(host, file);
    Path direct = Files.createDirectory(folder.resolve("direct"));
    Path through = Files.createDirectory(folder.resolve("through"));

    assertThat(CliRun.of("ptpip", "pull", host, "100D5300", "-o", direct.toString()).exitCode())
        .isZero();
    CliRun pull = CliRun.of("ptpip", "pull", proxy.address, "100D5300", "-o", through.toString());
    CliRun end = proxy.stop();

    assertThat(pull.exitCode()).as(pull.err()).isZero();
    assertThat(end.exitCode()).as(end.err()).isZero();
    assertThat(end.out()).contains("2 connections · ", " in " + file);
    try (var files = Files.list(direct)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              each -> assertThat(through.resolve(each.getFileName())).hasSameBinaryContentAs(each));
    }
    assertThat(content(file)).contains(utf16("DSC_0001.JPG"));
  }

  @Test
  void aRecordingCanBeRedactedAtOnceOrLater() throws Exception {
    Path raw = folder.resolve("raw.pcapng");
    Path later = folder.resolve("later.pcapng");
    Path atOnce = folder.resolve("at-once.pcapng");
    String serial = utf16(camera.camera().deviceInfo().serialNumber());
    assertThat(CliRun.of("ptpip", "info", host, "--record", raw.toString()).exitCode()).isZero();
    assertThat(content(raw)).contains(serial);

    CliRun run = CliRun.of("ptpip", "redact", raw.toString(), "-o", later.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(" overwritten · " + later);

    Proxy proxy = new Proxy(host, atOnce, "--redact");
    assertThat(CliRun.of("ptpip", "info", proxy.address).exitCode()).isZero();
    assertThat(proxy.stop().exitCode()).isZero();
    for (Path each : new Path[] {later, atOnce}) {
      assertThat(content(each)).contains(utf16("Nikon Corporation")).doesNotContain(serial);
    }
    assertThat(folder.resolve("at-once.pcapng.unredacted")).doesNotExist();
  }

  @Test
  void whatIsNoCaptureIsNotRedacted() throws IOException {
    Path text = Files.writeString(folder.resolve("x.txt"), "no capture");
    CliRun run = CliRun.of("ptpip", "redact", text.toString(), "-o", folder + "/y");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("pcap or pcapng expected");
    CliRun gone = CliRun.of("ptpip", "redact", folder + "/gone", "-o", folder + "/y");
    assertThat(gone.err()).isEqualTo("ptpip: " + folder + "/gone: no such file\n");
    CliRun same = CliRun.of("ptpip", "redact", text.toString(), "-o", text.toString());
    assertThat(same.err()).contains("the copy can't be the file itself");
  }

  @Test
  void aProxyThatNobodyUsedIsNoSuccess() throws Exception {
    CliRun end = new Proxy(host, folder.resolve("x.pcapng")).stop();
    assertThat(end.exitCode()).isEqualTo(3);
    assertThat(end.err()).contains("nothing was said, so nothing is recorded");
  }

  @Test
  void aCameraThatIsNotThereIsNoSuccess() throws Exception {
    String gone = host;
    camera.close();
    Proxy proxy = new Proxy(gone, folder.resolve("x.pcapng"), "--json");
    assertThat(CliRun.of("ptpip", "ls", proxy.address).exitCode()).isEqualTo(3);
    CliRun end = proxy.stop();
    assertThat(end.exitCode()).isEqualTo(3);
    assertThat(end.err()).contains("Connection refused");
    assertThat(end.out()).contains("\"connections\":0");
  }

  @Test
  void theProxyEndsByItselfAfterATime() {
    CliRun run =
        CliRun.of(
            "ptpip",
            "record",
            host,
            "-o",
            folder.resolve("x").toString(),
            "--listen",
            "0",
            "--for",
            "20ms");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).startsWith("READY v=1 ptpip=127.0.0.1:");
  }

  @Test
  void portsAreNumbers() {
    CliRun run = CliRun.of("ptpip", "record", host, "-o", "x", "--listen", "70000");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--listen: a number from 0 to 65535 expected, not \"70000\"");
  }
}
