package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.clock.SimClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fuzz}: what it says, writes and ends with, and {@code check} of what it wrote. */
class FuzzCommandTest {
  private static final String FAULT = "GetNumObjects:tid=other";

  private final Path folder;

  FuzzCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private VirtualCameraBuilder camera() throws IOException {
    Path card = folder.resolve("card");
    return VirtualCamera.builder()
        .clock(SimClock::virtual)
        .card(Files.exists(card) ? card : TestCard.in(Files.createDirectory(card)));
  }

  private static String host(VirtualCamera camera) {
    return camera.host() + ":" + camera.port();
  }

  private Path findings() {
    return folder.resolve("findings");
  }

  private CliRun fuzz(VirtualCamera camera, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("ptpip", "fuzz", host(camera), "--rounds", "40", "-o", findings().toString()));
    all.addAll(List.of(more));
    return CliRun.of(all.toArray(String[]::new));
  }

  @Test
  void nothingIsFoundWithAGoodCamera() throws Exception {
    try (VirtualCamera good = camera().start()) {
      Path capture = folder.resolve("fuzz.pcapng");
      CliRun run = fuzz(good, "--seed", "3", "--record", capture.toString());

      assertThat(capture).isNotEmptyFile();
      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
      assertThat(run.out())
          .startsWith("target    Nikon Corporation D5300, firmware V1.03: simulator\n")
          .contains("search    at most 40 conversations, ", ", seed 3, ")
          .contains("allowed   read,settings,shoot,write,hostile\n")
          .contains("40 conversations · ", " · 0 findings")
          .endsWith("exit 0\n");
      assertThat(findings()).doesNotExist();
    }
  }

  @Test
  void whatIsFoundIsACaseThatFailsUntilTheCameraIsRight() throws Exception {
    Path file = findings().resolve("wrong-id-1.yaml");
    try (VirtualCamera broken = camera().fault(FAULT).start()) {
      CliRun run = fuzz(broken);
      String again = "ptpip check " + host(broken) + " " + file;

      assertThat(run.exitCode()).as(run.out() + run.err()).isOne();
      assertThat(run.out())
          .contains("✗ wrong-id-1  PTPIP-TXN-02     confirmed\n")
          .contains("  sent      → GetNumObjects ")
          .contains("  wanted    ← the number of the transaction that was asked for\n")
          .contains("  case      " + file + "\n", "  again     " + again + "\n")
          .endsWith("exit 1\n");
      assertThat(Files.readString(file))
          .startsWith("format: ptpip-case/1\nrule: PTPIP-TXN-02\n")
          .contains("again: \"" + again + "\"", "<guid>", "<connection>");

      CliRun check = check(again.split(" ", -1));
      assertThat(check.exitCode()).as(check.out() + check.err()).isOne();
      assertThat(check.out()).contains("✗ PTPIP-TXN-02[wrong-id-1.yaml]", "files          1 ✗");
      assertThat(check.out()).contains("  again     ptpip check " + host(broken) + " " + file);
    }
    try (VirtualCamera good = camera().start()) {
      CliRun check = check("ptpip", "check", host(good), file.toString());
      assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
      assertThat(check.out()).contains("1 pass");
    }
  }

  private CliRun check(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("-o", folder.resolve("report").toString()));
    return CliRun.of(all.toArray(String[]::new));
  }

  @Test
  void jsonIsOneDocument() throws Exception {
    try (VirtualCamera broken = camera().fault(FAULT).start()) {
      CliRun run = fuzz(broken, "--json");

      assertThat(run.outLines()).hasSize(1);
      assertThat(run.out())
          .startsWith("{\"format\":\"ptpip-fuzz/1\",\"target\":\"" + host(broken) + "\"")
          .contains("\"kind\":\"wrong-id\"", "\"standing\":\"confirmed\"", "\"seed\":1")
          .endsWith("\"exit\":1}\n");
    }
  }

  @Test
  void realCameraIsLeftAloneUnlessHostileTrafficIsAllowed() throws Exception {
    try (VirtualCamera real = camera().guid(Guid.random(new Random(4))).start()) {
      CliRun run = fuzz(real);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("is a real camera", "add --allow hostile");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void whatIsImpossibleEndsWithTwoAndNobodyThereWithThree() {
    assertThat(CliRun.of("ptpip", "fuzz").err()).contains("HOST[:PORT] is missing");
    assertThat(CliRun.of("ptpip", "fuzz", "h", "--for", "ever").exitCode()).isEqualTo(2);
    assertThat(CliRun.of("ptpip", "fuzz", "h", "--rounds", "0").exitCode()).isEqualTo(2);
    assertThat(CliRun.of("ptpip", "fuzz", "h", "--seed", "x").exitCode()).isEqualTo(2);
    assertThat(CliRun.of("ptpip", "fuzz", "h", "--allow", "all").exitCode()).isEqualTo(2);
    assertThat(CliRun.of("ptpip", "fuzz", "127.0.0.1:1").exitCode()).isEqualTo(3);
  }

  @Test
  void fileThatIsNoCaseIsSaid() throws Exception {
    Path none = folder.resolve("none.yaml");
    assertThat(CliRun.of("ptpip", "check", "h", none.toString()).err())
        .contains("there is no file " + none);
    Files.writeString(none, "format: ptpip-case/1\nrule: X-1\nkind: hang\ntitle: t\nsteps: []\n");
    assertThat(CliRun.of("ptpip", "check", "h", none.toString()).err())
        .contains("none.yaml: steps: a list of up to");
    Files.writeString(
        none, "format: ptpip-case/1\nrule: X-1\nkind: hang\ntitle: t\nsteps:\n  - open: command\n");
    CliRun run = CliRun.of("ptpip", "check", "h", none.toString());
    assertThat(run.err()).contains("there is no rule X-1");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void interruptedSearchEndsWith130() throws Exception {
    try (VirtualCamera good = camera().start()) {
      Interrupts interrupts = new Interrupts(Duration.ofSeconds(20));
      FakeStdio stdio = new FakeStdio();
      CompletableFuture<CliRun> running =
          CompletableFuture.supplyAsync(
              () ->
                  CliRun.with(
                      stdio, interrupts, "ptpip", "fuzz", host(good), "-o", findings().toString()));
      stdio.awaitLine(line -> line.startsWith("control "), 20);
      interrupts.interrupt();
      CliRun run = running.get(20, TimeUnit.SECONDS);

      assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(130);
      assertThat(run.out()).contains("stopped   interrupted");
    }
  }
}
