package dev.ptpip.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tiny sizes: that each case measures what it says; nothing about speed. */
final class HarnessTest {
  private static final Scale TINY = new Scale(300_000, 5_000_001, 100_000, 20, 5, 1, 1, 0.01);

  private final Path folder;

  HarnessTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Workshop workshop() {
    return new Workshop(TINY, folder, folder);
  }

  @Test
  void everyCameraOfAFleetIsAskedAndHeard() throws IOException {
    assertThat(new FleetCase().run(workshop()))
        .hasSize(2)
        .allSatisfy(result -> assertThat(result.ours()).isPositive());
  }

  @ParameterizedTest
  @EnumSource(TransferCase.class)
  void transfersArriveWhole(TransferCase transfer) throws IOException {
    assertThat(transfer.run(workshop())).singleElement().satisfies(HarnessTest::isMeasured);
  }

  @ParameterizedTest
  @EnumSource(OperationCase.class)
  void smallOperationsAreAnswered(OperationCase operation) throws IOException {
    assertThat(operation.run(workshop())).singleElement().satisfies(HarnessTest::isMeasured);
  }

  private static void isMeasured(Result result) {
    assertThat(result.ours()).isPositive().isFinite();
    assertThat(result.baseline()).isPositive().isFinite();
    assertThat(result.ratio()).isEqualTo(result.ours() / result.baseline());
    assertThat(result.pairs()).isOne();
  }

  @Test
  void bytesThatDifferFailTheRound() throws IOException {
    Workshop workshop = workshop();
    Path card = workshop.card(TINY.largeBytes());
    long wrong = Workshop.checksum(Workshop.movie(card)) ^ 1;
    try (Jvm camera = Jvm.start(PtpipPeer.class, "64m", "camera", card);
        Jvm client = Jvm.start(PtpipPeer.class, "64m", "sum", camera.awaitReady("port"), wrong)) {
      assertThatThrownBy(client::figure)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ended without \"FIGURE \"");
    }
  }

  @Test
  void cardsHoldTheirPositions() throws IOException {
    Path movie = Workshop.movie(workshop().card(2L * 1024 * 1024 + 5));
    assertThat(movie).hasSize(2L * 1024 * 1024 + 5);
    byte[] bytes = Files.readAllBytes(movie);
    assertThat(bytes[1024 * 1024 + 7]).isEqualTo((byte) ~0);
    assertThat(bytes[1024 * 1024 + 5]).isEqualTo((byte) ~0x10);
    assertThat(bytes[bytes.length - 1]).isEqualTo((byte) 0xA5);
  }

  @Test
  void startupWithoutLauncherIsSkippedAndSaysWhy() {
    assertThatThrownBy(() -> new StartupCase().run(workshop()))
        .isInstanceOf(Case.SkippedException.class)
        .hasMessageContaining("no bin/camera-simulator in " + folder);
  }

  @Test
  void startupIsFromSpawnToReadyLine() throws Exception {
    Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("camera-simulator");
    Files.writeString(launcher, "#!/bin/sh\necho hello\necho READY v=1 ptpip=127.0.0.1:1 pid=$$\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    assertThat(new StartupCase().run(workshop()))
        .singleElement()
        .satisfies(HarnessTest::isMeasured)
        .extracting(Result::unit)
        .isEqualTo("ms");
  }

  @Test
  void suiteWithoutLaunchersIsSkippedAndSaysWhy() {
    assertThatThrownBy(() -> new SuiteCase().run(workshop()))
        .isInstanceOf(Case.SkippedException.class)
        .hasMessageContaining("no bin/camera-simulator in " + folder);
  }

  @Test
  void suiteInOneProcessJudgesItsCamera() throws Exception {
    assertThat(InProcessSuite.run("PTP-SESS-01", "PTPIP-INIT-02"))
        .isEqualTo("suite GOOD, 2 cases judged, 0 do not apply");
  }

  @Test
  void programThatDoesNotSayWhatItShouldIsNotMeasured() {
    assertThatThrownBy(() -> WholeProcess.seconds(workshop(), List.of("echo", "exit 1"), "exit 0"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it printed exit 1");
  }

  @Test
  void pairsAreTakenInTurnAndTheRatioIsTheirMedian() throws IOException {
    StringBuilder order = new StringBuilder();
    double[] ours = {9, 9, 2, 30, 4};
    double[] theirs = {1, 1, 1, 3, 8};
    int[] at = {0, 0};
    Result result =
        new Comparison("x", "x", "u", Result.Target.atLeast(2))
            .run(
                2,
                3,
                () -> {
                  order.append('A');
                  return ours[at[0]++];
                },
                () -> {
                  order.append('B');
                  return theirs[at[1]++];
                });
    assertThat(order).hasToString("BABABABABA");
    assertThat(result.ratio()).isEqualTo(2);
    assertThat(result.lowest()).isEqualTo(0.5);
    assertThat(result.highest()).isEqualTo(10);
    assertThat(result.ours()).isEqualTo(4);
    assertThat(result.isMet()).isTrue();
  }

  @Test
  void ofAnEvenNumberTheMedianIsBetweenTheMiddleTwo() {
    assertThat(new Figures(List.of(4.0, 1.0, 3.0, 100.0)).median()).isEqualTo(3.5);
    assertThatThrownBy(() -> new Figures(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
