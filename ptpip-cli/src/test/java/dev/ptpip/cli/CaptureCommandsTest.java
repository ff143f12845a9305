package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.SimClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shoot}, {@code watch} and {@code liveview}. */
class CaptureCommandsTest {
  private static final long DEADLINE_SECONDS = 20;

  private final Path folder;
  private final VirtualCamera camera;
  private final String host;

  CaptureCommandsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    camera = VirtualCamera.builder().clock(SimClock.virtual()).start();
    host = camera.host() + ":" + camera.port();
    assertThat(CliRun.of("ptpip", "set", host, "imagequality=jpeg-basic").exitCode()).isZero();
  }

  @AfterEach
  void close() {
    camera.close();
  }

  @Test
  void shootPrintsOneLinePerFileThatIsAPicture() throws IOException {
    CliRun run = CliRun.of("ptpip", "shoot", host, "-n", "2", "-o", folder.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines()).hasSize(2);
    for (String line : run.outLines()) {
      assertThat(Path.of(line)).hasParent(folder);
      BufferedImage image = ImageIO.read(Path.of(line).toFile());
      assertThat(image.getWidth()).isGreaterThan(1000);
    }
    String name = Path.of(run.outLines().get(0)).getFileName().toString();
    assertThat(CliRun.of("ptpip", "ls", host, name).exitCode()).isZero();
  }

  @Test
  void shootToMemoryLeavesNothingOnTheCard() {
    int before = CliRun.of("ptpip", "ls", host, "--quiet").outLines().size();
    CliRun run = CliRun.of("ptpip", "shoot", host, "--to", "memory", "-o", folder.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).hasSize(1);
    assertThat(Path.of(run.outLines().get(0))).isRegularFile();
    assertThat(CliRun.of("ptpip", "ls", host, "--quiet").outLines()).hasSize(before);
  }

  @Test
  void shootKeepsAFileOfTheSameName() throws IOException {
    String first =
        CliRun.of("ptpip", "shoot", host, "--to", "memory", "-o", folder.toString())
            .outLines()
            .get(0);
    byte[] bytes = Files.readAllBytes(Path.of(first));
    String second =
        CliRun.of("ptpip", "shoot", host, "--to", "memory", "-o", folder.toString())
            .outLines()
            .get(0);
    assertThat(second).isNotEqualTo(first);
    assertThat(Path.of(first)).hasBinaryContent(bytes);
  }

  @Test
  void shootTellsAsJson() {
    CliRun run = CliRun.of("ptpip", "shoot", host, "--json", "-o", folder.toString());
    assertThat(run.out()).matches("\\{\"files\":\\[\\{\"file\":\".*\",\"bytes\":[0-9]+}]}\n");
  }

  @Test
  void focusingFailsWhenTheBodyCannotFocus() {
    camera.body().focus(dev.ptpip.simulator.camera.FocusOutcome.OUT_OF_FOCUS);
    CliRun run = CliRun.of("ptpip", "shoot", host, "--af", "-o", folder.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).containsIgnoringCase("focus");
    assertThat(folder).isEmptyDirectory();
    assertThat(CliRun.of("ptpip", "shoot", host, "-o", folder.toString()).exitCode()).isZero();
  }

  private CompletableFuture<CliRun> watch(FakeStdio stdio, Interrupts interrupts, String... more) {
    String[] args = new String[3 + more.length];
    args[0] = "ptpip";
    args[1] = "watch";
    args[2] = host;
    System.arraycopy(more, 0, args, 3, more.length);
    return CompletableFuture.supplyAsync(
        () -> CliRun.with(stdio, interrupts, args),
        task -> new Thread(task, "watch-under-test").start());
  }

  @Test
  void watchTellsEventsAsTheyCome() throws Exception {
    FakeStdio stdio = new FakeStdio();
    CompletableFuture<CliRun> run = watch(stdio, new Interrupts(Duration.ofSeconds(5)), "-n", "2");
    stdio.awaitLine(line -> line.startsWith("watching D5300"), DEADLINE_SECONDS);
    camera.body().pressShutter();
    CliRun ended = run.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.outLines())
        .hasSize(2)
        .anyMatch(line -> line.matches("[0-9:.]{12}  !  ObjectAdded 0x[0-9A-F]{8}"));
  }

  @Test
  void watchTethers() throws Exception {
    FakeStdio stdio = new FakeStdio();
    CompletableFuture<CliRun> run =
        watch(
            stdio,
            new Interrupts(Duration.ofSeconds(5)),
            "-n",
            "1",
            "-o",
            folder.toString(),
            "--json");
    stdio.awaitLine(line -> line.startsWith("watching D5300"), DEADLINE_SECONDS);
    camera.body().pressShutter();
    CliRun ended = run.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertThat(ended.exitCode()).isZero();
    JsonText.check(ended.out());
    assertThat(ended.out()).contains("\"event\":\"ObjectAdded\"", "\"file\":\"" + folder);
    assertThat(folder).isDirectoryContaining("glob:**.JPG");
  }

  @Test
  void watchEndsWith3WhenNotEnoughCame() {
    CliRun run = CliRun.of("ptpip", "watch", host, "-n", "1", "--for", "300ms");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("0 of 1 events came in 300ms");
    assertThat(CliRun.of("ptpip", "watch", host, "--for", "300ms").exitCode()).isZero();
  }

  @Test
  void aSignalEndsWatchWith130AndACompleteDocument() throws Exception {
    FakeStdio stdio = new FakeStdio();
    Interrupts interrupts = new Interrupts(Duration.ofSeconds(DEADLINE_SECONDS));
    CompletableFuture<CliRun> run = watch(stdio, interrupts, "--json");
    stdio.awaitLine(line -> line.startsWith("watching D5300"), DEADLINE_SECONDS);
    assertThat(interrupts.interrupt()).isEqualTo(130);
    CliRun ended = run.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertThat(ended.out()).isEqualTo("{\"events\":[]}\n");
    assertThat(ended.err()).endsWith("ptpip: interrupted\n");
    assertThat(camera.sessions().open()).isEmpty();
  }

  @Test
  void liveViewWritesAFilePerFrame() throws IOException {
    CliRun run = CliRun.of("ptpip", "liveview", host, "-n", "3", "-o", folder.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).startsWith("3 frames, ");
    for (int i = 1; i <= 3; i++) {
      assertThat(ImageIO.read(folder.resolve("frame-00000" + i + ".jpg").toFile())).isNotNull();
    }
    assertThat(folder.toFile().list()).hasSize(3);
    CliRun again = CliRun.of("ptpip", "liveview", host, "-n", "1", "-o", folder.toString());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("frame-000001.jpg exists; name another folder");
  }

  @Test
  void aFrameThatTheDiskDoesNotTakeIsNamed() throws IOException {
    Files.createDirectory(folder.resolve(".frame-000002.jpg.part"));
    CliRun run = CliRun.of("ptpip", "liveview", host, "-n", "3", "-o", folder.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("frame-000002.jpg");
    assertThat(folder.resolve("frame-000002.jpg")).doesNotExist();
  }

  @Test
  void liveViewIsMotionJpegOnStandardOutput() throws IOException {
    FakeStdio stdio = new FakeStdio();
    CliRun run = CliRun.with(stdio, "ptpip", "liveview", host, "-n", "2", "--quiet");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    byte[] bytes = stdio.outBytes();
    assertThat(bytes).startsWith(0xFF, 0xD8).endsWith(0xFF, 0xD9);
    assertThat(ImageIO.read(new ByteArrayInputStream(bytes))).isNotNull();
  }

  @Test
  void liveViewEndsAfterATimeAndTellsAsJson() {
    CliRun run =
        CliRun.of("ptpip", "liveview", host, "--for", "300ms", "--json", "-o", folder.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("\\{\"frames\":[0-9]+,\"bytes\":[0-9]+,\"seconds\":[0-9.]+}\n");
  }

  @Test
  void liveViewIsNothingForATerminal() {
    CliRun run = CliRun.with(new FakeStdio().onTerminal(), "ptpip", "liveview", host, "-n", "1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("frames are nothing for a terminal");
  }
}
