package dev.ptpip.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.RunListener;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.conformance.run.Strictness;
import dev.ptpip.conformance.simulated.CaseText;
import dev.ptpip.conformance.simulated.FrailCamera;
import dev.ptpip.conformance.simulated.Simulated;
import dev.ptpip.protocol.value.Guid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fuzz finds what is there to be found, and nothing else. */
class FuzzTest {
  private static final FuzzOptions OPTIONS =
      FuzzOptions.of(1, Simulated.JUDGE).during(Duration.ofSeconds(60));

  /** {@code -Dptpip.rounds=5000} for a longer search. */
  private static final long ROUNDS = Long.getLong("ptpip.rounds", 60);

  private static FuzzRun open(Target target, FuzzOptions options) throws Exception {
    return FuzzRun.open(target, options, FuzzListener.NONE);
  }

  private static String text(FuzzResult result) {
    StringBuilder text = new StringBuilder(result.stopped().orElse(""));
    for (FuzzFinding each : result.findings()) {
      text.append('\n').append(each.name()).append(", ").append(each.standing().word());
      text.append(", wanted ").append(each.found().wanted());
      text.append(", got ").append(each.found().got()).append("\n  ");
      text.append(String.join("\n  ", each.found().words()));
    }
    return text.toString();
  }

  @Test
  void nothingIsFoundWithTheSimulator() throws Exception {
    try (Simulated camera = Simulated.d5300()) {
      FuzzResult result = open(camera.target(), OPTIONS.atMost(ROUNDS)).run();
      assertThat(result.findings()).as(() -> text(result)).isEmpty();
      assertThat(result.rounds()).isEqualTo(ROUNDS);
      assertThat(result.packets()).isGreaterThan(3 * ROUNDS);
      assertThat(result.footprint().left()).isEmpty();
      assertThat(result.outcome()).isEqualTo(FuzzResult.Outcome.NOTHING_FOUND);
    }
  }

  @Test
  void nothingIsFoundWithTheStrictSimulator() throws Exception {
    try (Simulated camera = Simulated.strict()) {
      FuzzResult result = open(camera.target(), OPTIONS.atMost(ROUNDS)).run();
      assertThat(result.findings()).as(() -> text(result)).isEmpty();
      assertThat(result.footprint().left()).isEmpty();
    }
  }

  @Test
  void sameSeedMakesTheSameConversations() throws Exception {
    try (Simulated one = Simulated.d5300();
        Simulated other = Simulated.d5300()) {
      FuzzRun first = open(one.target(), OPTIONS);
      FuzzRun second = open(other.target(), OPTIONS);
      FuzzRun third = open(other.target(), FuzzOptions.of(2, Simulated.JUDGE));
      LongStream.rangeClosed(1, 50)
          .forEach(
              round -> {
                assertThat(first.describe(round)).isEqualTo(second.describe(round));
                assertThat(first.describe(round)).isNotEqualTo(third.describe(round));
              });
    }
  }

  @Test
  void wrongTransactionIdIsFoundShrunkAndKept(@TempDir Path folder) throws Exception {
    String fault = "GetNumObjects:tid=other";
    try (Simulated broken = Simulated.start(builder -> builder.fault(fault))) {
      FuzzResult result = open(broken.target(), OPTIONS.atMost(20)).run();
      FuzzFinding finding = only(result, "wrong-id");
      assertThat(finding.found().messages()).as(() -> text(result)).isLessThanOrEqualTo(4);
      assertThat(finding.before()).isGreaterThan(4);

      Path file = folder.resolve(finding.name() + ".yaml");
      finding.found().write(file, "again");
      assertThat(check(broken.target(), file).verdict()).isEqualTo(Verdict.FAIL);
    }
    try (Simulated good = Simulated.d5300()) {
      CaseResult passed = check(good.target(), folder.resolve("wrong-id-1.yaml"));
      assertThat(passed.verdict()).as(() -> CaseText.of(passed)).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void dataThatIsNotAsLongAsAnnouncedIsFound() throws Exception {
    try (Simulated broken = Simulated.start(builder -> builder.fault("GetObjectInfo:total=-2"))) {
      FuzzResult result = open(broken.target(), OPTIONS.atMost(20)).run();
      FuzzFinding finding = only(result, "data");
      assertThat(finding.found().messages()).as(() -> text(result)).isLessThanOrEqualTo(4);
      assertThat(finding.found().again(broken.target(), Path.of("x.yaml"), Optional.empty()))
          .endsWith(" x.yaml --strict");
    }
  }

  /**
   * Behind the frail one is a camera that never lets anybody wait, so that little patience does.
   */
  @Test
  void cameraThatHangsIsFoundShrunkAndKept(@TempDir Path folder) throws Exception {
    try (Simulated good = Simulated.strict();
        FrailCamera frail = FrailCamera.before(good.target().address(), 12)) {
      Target target = Target.simulator(frail.address());
      FuzzResult result = open(target, OPTIONS.atMost(40).waiting(Duration.ofMillis(100))).run();
      FuzzFinding finding = only(result, "hang");
      assertThat(finding.found().messages()).as(() -> text(result)).isLessThanOrEqualTo(3);

      Path file = folder.resolve(finding.name() + ".yaml");
      finding.found().write(file, "again");
      CaseResult passed = check(good.target(), file);
      assertThat(passed.verdict()).as(() -> CaseText.of(passed)).isEqualTo(Verdict.PASS);
      assertThat(FuzzCase.read(file).steps()).isEqualTo(finding.found().steps());
    }
  }

  @Test
  void cameraThatDoesNotComeBackEndsTheSearch() throws Exception {
    try (Simulated good = Simulated.strict();
        FrailCamera frail = FrailCamera.before(good.target().address(), 10_000)) {
      Target target = Target.simulator(frail.address());
      FuzzResult result = open(target, OPTIONS.atMost(200).waiting(Duration.ofMillis(50))).run();
      assertThat(result.stopped().orElseThrow()).contains("does not come back");
      assertThat(result.findings()).hasSize(1);
      assertThat(result.findings().get(0).standing()).isEqualTo(FuzzFinding.Standing.LOST);
      assertThat(result.outcome()).isEqualTo(FuzzResult.Outcome.FOUND);
    }
  }

  @Test
  void searchIsInterruptedWhileItWaitsForTheTarget() throws Exception {
    try (Simulated good = Simulated.d5300();
        FrailCamera frail = FrailCamera.before(good.target().address(), 10_000)) {
      Target target = Target.simulator(frail.address());
      FuzzRun run = open(target, OPTIONS.waiting(Duration.ofSeconds(40)));
      CompletableFuture<FuzzResult> running = CompletableFuture.supplyAsync(run::run);
      assertThat(frail.awaitSick(Duration.ofSeconds(30))).isTrue();
      run.interrupt();
      assertThat(running.get(20, TimeUnit.SECONDS).stopped()).contains("interrupted");
    }
  }

  private static FuzzFinding only(FuzzResult result, String kind) {
    assertThat(result.findings()).as(() -> text(result)).isNotEmpty();
    assertThat(result.findings())
        .as(() -> text(result))
        .allMatch(each -> each.found().kind().equals(kind))
        .allMatch(each -> each.standing() == FuzzFinding.Standing.CONFIRMED);
    return result.findings().get(0);
  }

  private static CaseResult check(Target target, Path file) throws Exception {
    CheckRun run =
        CheckRun.open(
            target,
            Cases.responders().with(FileCases.group(List.of(file))),
            Simulated.options(Profile.NIKON).selecting(file.toString()).with(Strictness.STRICT),
            RunListener.NONE);
    CaseResult result = run.run(run.start().cases().get(0));
    run.finish();
    assertThat(result.again()).contains(file.toString());
    return result;
  }

  @Test
  void realCameraIsLeftAloneUnlessItIsAllowed() throws Exception {
    Guid unmarked = Guid.random(new Random(5));
    try (Simulated camera = Simulated.start(builder -> builder.guid(unmarked))) {
      Target target = Target.at(camera.target().address());
      assertThatThrownBy(() -> open(target, OPTIONS))
          .isInstanceOf(SelectionException.class)
          .hasMessageContaining("--allow hostile");
    }
  }
}
