package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --known} and {@code --compare}: each outcome, as a user meets it. */
class CheckKnownTest {
  /** A case that the camera passes as it is and that a rule makes it fail in one way or another. */
  private static final String CASE = "PTP-OBJ-02";

  private static final String FAILS = "GetObjectInfo 0x7FFFFFF1:reply=GeneralError";
  private static final String FAILS_DIFFERENTLY = "GetObjectInfo 0x7FFFFFF1:reply=AccessDenied";

  private final Path folder;
  private final Path known;
  private final VirtualCamera camera;

  CheckKnownTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.known = folder.resolve("known.yaml");
    camera =
        VirtualCamera.builder()
            .card(TestCard.in(Files.createDirectory(folder.resolve("c"))))
            .start();
  }

  @AfterEach
  void close() {
    camera.close();
  }

  private CliRun check(String... flags) {
    return check(new FakeStdio(), "report", flags);
  }

  private CliRun check(FakeStdio stdio, String report, String... flags) {
    List<String> args = new ArrayList<>(List.of("ptpip", "check"));
    args.addAll(List.of(camera.host() + ":" + camera.port(), CASE, "--profile", "ptp"));
    args.addAll(List.of("-o", folder.resolve(report).toString()));
    args.addAll(List.of(flags));
    return CliRun.with(stdio, args.toArray(String[]::new));
  }

  private CliRun checkKnown() {
    return check("--known", known.toString());
  }

  private void list(String got, String more) throws IOException {
    Files.writeString(
        known,
        "- case: %s\n  camera: Nikon Corporation D5300\n  got: %s\n  reason: it is old\n%s"
            .formatted(CASE, got, more));
  }

  private String junit() throws IOException {
    return Files.readString(folder.resolve("report/junit.xml"));
  }

  @Test
  void failureThatIsListedIsToldInOneLineAndIsNoFailure() throws IOException {
    camera.rules().add(FAILS);
    list("GeneralError (0x2002)", "  link: https://example.org/12\n  until: 2999-12-31\n");

    CliRun run = checkKnown();

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.outLines())
        .contains("✗ " + CASE + "  known: it is old https://example.org/12")
        .noneMatch(line -> line.startsWith("  wanted"));
    assertThat(junit()).contains("failures=\"0\" errors=\"0\" skipped=\"1\"");
  }

  @Test
  void failureThatIsListedAsAnotherOneIsRed() throws IOException {
    camera.rules().add(FAILS_DIFFERENTLY);
    list("GeneralError (0x2002)", "");

    CliRun run = checkKnown();

    assertThat(run.exitCode()).isOne();
    assertThat(run.out())
        .contains("✗ " + CASE + "  fails differently now: fail, GeneralError (0x2002) is known\n")
        .contains("got       ← AccessDenied (0x200F)");
    assertThat(junit()).contains("failures=\"1\" errors=\"0\" skipped=\"0\"");
  }

  @Test
  void caseThatIsListedAndPassesIsRedUntilItsEntryIsGone() throws IOException {
    list("GeneralError (0x2002)", "");

    CliRun run = checkKnown();

    assertThat(run.exitCode()).isOne();
    assertThat(run.out()).contains("✗ " + CASE + "  passes now: delete the entry\n");
    assertThat(junit()).contains("failures=\"1\"");
    assertThat(check("--known", known.toString(), "--update-known").exitCode()).isZero();
    assertThat(Files.readString(known)).doesNotContain(CASE);
    assertThat(checkKnown().exitCode()).isZero();
  }

  @Test
  void failureThatIsNotListedIsRed() throws IOException {
    camera.rules().add(FAILS);
    Files.writeString(known, "[]\n");

    assertThat(checkKnown().exitCode()).isOne();
  }

  @Test
  void entryWhoseTimeIsOverIsRedHoweverTheCaseEnds() throws IOException {
    list("GeneralError (0x2002)", "  until: 2020-01-31\n");
    CliRun passed = checkKnown();
    camera.rules().add(FAILS);
    CliRun failed = checkKnown();

    for (CliRun run : List.of(passed, failed)) {
      assertThat(run.exitCode()).isOne();
      assertThat(run.out()).contains("look again: the time of the entry is over since 2020-01-31");
    }
  }

  @Test
  void entryOfAnotherCameraSaysNothing() throws IOException {
    camera.rules().add(FAILS);
    list("GeneralError (0x2002)", "");
    Files.writeString(known, Files.readString(known).replace("D5300", "Z 6"));

    assertThat(checkKnown().exitCode()).isOne();
  }

  @Test
  void updateKeepsReasonsAndWritesDownWhatFailsNow() throws IOException {
    camera.rules().add(FAILS_DIFFERENTLY);
    list("GeneralError (0x2002)", "");

    CliRun run = check("--known", known.toString(), "--update-known");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(Files.readString(known))
        .contains("got: \"AccessDenied (0x200F)\"", "reason: \"it is old\"");
    assertThat(checkKnown().exitCode()).isZero();
  }

  @Test
  void fileThatNamesNoCaseIsRefused() throws IOException {
    list("GeneralError (0x2002)", "");
    Files.writeString(known, Files.readString(known).replace(CASE, "PTP-OBJ-99"));

    CliRun run = checkKnown();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("PTP-OBJ-99, which is no case");
    assertThat(check("--update-known").err()).contains("--update-known needs --known FILE");
  }

  // ---- an earlier run

  private CliRun compare(String report) {
    return check("--compare", folder.resolve(report).resolve("result.json").toString());
  }

  @Test
  void whatIsNewStillAndFixedIsTold() throws IOException {
    check(new FakeStdio(), "good");
    camera.rules().add(FAILS);
    check(new FakeStdio(), "bad");

    assertThat(compare("good").out())
        .contains("compared  1 new (" + CASE + "), 0 fixed, 0 still\n");
    assertThat(Files.readString(folder.resolve("report/index.html")))
        .containsPattern("<tr><th>new</th><td><a href=\"#" + CASE + "\">")
        .contains("<td>pass</td><td>fail: GeneralError (0x2002)");
    assertThat(compare("bad").out()).contains("compared  0 new, 0 fixed, 1 still (" + CASE + ")\n");

    camera.rules().clear();
    assertThat(compare("bad").out()).contains("compared  0 new, 1 fixed (" + CASE + "), 0 still\n");
    assertThat(Files.readString(folder.resolve("report/summary.md")))
        .contains("Compared with result.json: 0 new, 1 fixed (" + CASE + "), 0 still.");
  }

  @Test
  void failureThatWasNotJudgedAgainIsNotLost() {
    camera.rules().add(FAILS);
    check(new FakeStdio(), "bad");
    CliRun run =
        CliRun.of(
            "ptpip",
            "check",
            camera.host() + ":" + camera.port(),
            "PTP-SESS-01",
            "--compare",
            folder.resolve("bad/result.json").toString(),
            "-o",
            folder.resolve("other").toString());

    assertThat(run.out()).contains("1 failed then and not judged now (" + CASE + ")\n");
  }

  @Test
  void whatIsNoResultCannotBeComparedWith() throws IOException {
    Path other = Files.writeString(folder.resolve("x.json"), "{}");

    CliRun run = check("--compare", other.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is no result.json of ptpip check");
  }

  // ---- build servers

  @Test
  void summaryIsAddedToThatOfTheBuildStep() throws IOException {
    Path step = Files.writeString(folder.resolve("step.md"), "before\n");

    check(new FakeStdio().with("GITHUB_STEP_SUMMARY", step.toString()), "report");

    assertThat(Files.readString(step))
        .startsWith("before\n## Nikon Corporation D5300, firmware V1.03 meets set 2026.1");
  }
}
