package dev.ptpip.conformance.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.report.Example;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known failures: the four outcomes, which cameras they are about, and their file. */
class KnownFailuresTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

  @TempDir private Path folder = Path.of("");

  private KnownFailures known(String text) throws IOException {
    return KnownFailures.read(Files.writeString(folder.resolve("known.yaml"), text));
  }

  private KnownFailures entry(String more) throws IOException {
    return known(
        "- case: PTP-SESS-10\n  verdict: fail\n  got: OK (0x2001)\n  reason: it is old\n" + more);
  }

  private static RunResult run(Verdict verdict, String got) {
    return Example.run(verdict, got);
  }

  private static Standing.Kind kind(KnownFailures known, RunResult run) {
    CaseResult last = run.results().get(run.results().size() - 1);
    return known.judge(run, TODAY).of(last).kind();
  }

  @Test
  void sameFailureIsKnownAndTheRunIsGood() throws IOException {
    RunResult run = run(Verdict.FAIL, "OK (0x2001), tid 7");

    assertThat(kind(entry(""), run)).isEqualTo(Standing.Kind.KNOWN);
    assertThat(entry("").judge(run, TODAY).outcome()).isEqualTo(RunResult.Outcome.GOOD);
    assertThat(KnownFailures.NONE.judge(run, TODAY).outcome())
        .isEqualTo(RunResult.Outcome.NOT_GOOD);
  }

  @Test
  void numbersThatAreOthersInEachRunDoNotMakeAnotherFailure() {
    assertThat(GotText.stable("Init_Command_Ack, connection 0x00000030"))
        .isEqualTo(GotText.stable("Init_Command_Ack, connection 0x00000007"));
    assertThat(GotText.stable("OK (0x2001), tid 7 after <0.1 ms"))
        .isEqualTo(GotText.stable("OK (0x2001), tid 0xFFFFFFFF after 3 ms"));
    assertThat(GotText.stable("nothing within 2 s"))
        .isEqualTo(GotText.stable("nothing within 2.1 s"));
    assertThat(GotText.stable("OK (0x2001) 5")).isNotEqualTo(GotText.stable("OK (0x2001) 6"));
  }

  @ParameterizedTest
  @CsvSource({
    "FAIL, General_Error (0x2002), '', FAILS_DIFFERENTLY",
    "PASS, '', '', PASSES",
    "FAIL, OK (0x2001), 'until: 2026-04-30', EXPIRED",
    "PASS, '', 'until: 2026-04-30', EXPIRED",
  })
  void whatIsNoLongerTrueIsRed(Verdict verdict, String got, String more, Standing.Kind expected)
      throws IOException {
    KnownFailures known = entry(more.isEmpty() ? "" : "  " + more + "\n");
    RunResult run = run(verdict, got);

    assertThat(kind(known, run)).isEqualTo(expected);
    assertThat(known.judge(run, TODAY).outcome()).isEqualTo(RunResult.Outcome.NOT_GOOD);
  }

  @Test
  void lastDayStillCounts() throws IOException {
    assertThat(kind(entry("  until: 2026-05-01\n"), run(Verdict.FAIL, "OK (0x2001)")))
        .isEqualTo(Standing.Kind.KNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "'NIKON D5300, firmware <= 1.03', true",
    "'NIKON D5300, firmware <= 1.2', false",
    "'NIKON D5300, firmware < 1.10', true",
    "'D5300, firmware 1.03', true",
    "'D5300, firmware >= 2', false",
    "'NIKON D5300', true",
    "'NIKON D5600', false",
  })
  void entryIsAboutItsCamerasOnly(String camera, boolean matches) throws IOException {
    // 1.03 is 1.3 number by number, and so after 1.2
    assertThat(kind(entry("  camera: " + camera + "\n"), run(Verdict.FAIL, "OK (0x2001)")))
        .isEqualTo(matches ? Standing.Kind.KNOWN : Standing.Kind.NOT_LISTED);
  }

  @Test
  void updatedListMakesTheRunGoodAndReadsBackTheSame() throws IOException {
    RunResult run = run(Verdict.FAIL, "\"odd\": text, tid 9");
    KnownFailures updated = entry("").updated(run, TODAY);
    Path file = folder.resolve("new.yaml");
    updated.write(file);

    assertThat(KnownFailures.read(file)).isEqualTo(updated);
    assertThat(updated.judge(run, TODAY).outcome()).isEqualTo(RunResult.Outcome.GOOD);
    assertThat(updated.entries()).singleElement().extracting("reason").isEqualTo("it is old");
  }

  @Test
  void updatedListHasNoEntryForWhatPasses() throws IOException {
    assertThat(entry("").updated(run(Verdict.PASS, ""), TODAY).entries()).isEmpty();
  }

  @Test
  void newEntryNamesTheCameraAndItsFirmware() {
    KnownFailures updated =
        KnownFailures.NONE.updated(run(Verdict.FAIL, "OK (0x2001), tid 7"), TODAY);

    assertThat(updated.entries())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.camera()).hasToString("Optional[NIKON D5300, firmware V1.03]");
              assertThat(each.got()).isEqualTo("OK (0x2001)");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "case: X",
        "- case: X",
        "- case: X\n  got: a\n  reason: b\n  colour: red",
        "- case: X\n  got: a\n  reason: b\n  until: soon",
        "- case: X\n  got: a\n  reason: b\n  verdict: pass",
        "- case: X\n  got: a\n  reason: b\n  camera: 'a, firmware'",
        "- [",
      })
  void wrongFilesAreRefused(String text) {
    assertThatThrownBy(() -> known(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("known.yaml");
  }
}
