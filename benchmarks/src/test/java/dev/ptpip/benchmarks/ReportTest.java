package dev.ptpip.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  private static final Machine MACHINE = new Machine(2, "17.0.1", "Some VM", "Linux amd64");
  private static final Result MET =
      new Result(
          "a", "what \"a\" is", "MB/s", 1234, 1000, 1.234, 1.1, 1.3, 5, Target.atLeast(0.85));
  private static final Result MISSED =
      new Result("b", "b", "ms", 300, 100, 3, 2.9, 3.1, 5, Target.atMost(2));

  private final Path folder;

  ReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void tableTakesThePlaceOfTheOldOne() throws IOException {
    Path page = folder.resolve(Report.TABLE_FILE);
    Files.writeString(page, "before\n" + Report.BEGIN + "\nold\n" + Report.END + "\nafter\n");
    new Report(MACHINE, List.of(MET, MISSED), List.of("c: not here")).write(folder);
    assertThat(page)
        .content()
        .startsWith("before\n" + Report.BEGIN + "\n")
        .endsWith(Report.END + "\nafter\n")
        .contains("2 cores, Linux amd64, Some VM 17.0.1.")
        .contains(
            "| `a` | what \"a\" is | 1,234 MB/s | 1,000 MB/s | 1.23 (1.10–1.30, n=5) | ≥ 0.85 | met"
                + " |\n")
        .contains("| 3.00 (2.90–3.10, n=5) | ≤ 2.00 | **missed** |\n")
        .contains("Not measured: c: not here.")
        .doesNotContain("old");
    assertThat(folder.resolve(Report.JSON_FILE))
        .content()
        .contains("\"cores\":2")
        .contains("\"measure\":\"what \\\"a\\\" is\"")
        .contains("\"ratio\":1.234")
        .contains("\"met\":false")
        .contains("\"skipped\":[\"c: not here\"]");
  }

  @Test
  void pageWithoutPlaceForTheTableIsLeftAlone() throws IOException {
    Path page = Files.writeString(folder.resolve(Report.TABLE_FILE), "mine\n");
    assertThatThrownBy(() -> new Report(MACHINE, List.of(MET), List.of()).write(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Report.BEGIN);
    assertThat(page).hasContent("mine");
    assertThat(folder.resolve(Report.JSON_FILE)).doesNotExist();
  }

  @Test
  void exitCodeTellsWhatHappened() {
    assertThat(new Report(MACHINE, List.of(MET), List.of()).exitCode()).isZero();
    assertThat(new Report(MACHINE, List.of(MET, MISSED), List.of()).exitCode()).isEqualTo(1);
    assertThat(new Report(MACHINE, List.of(MISSED), List.of("c: gone")).exitCode()).isEqualTo(3);
  }

  @Test
  void argumentsSelectCasesAndSizes() {
    Options options = Options.parse(List.of("--only", "count", "--quick", "--root", "/r"));
    assertThat(options.cases()).containsExactly(OperationCase.COUNT);
    assertThat(options.scale()).isEqualTo(Scale.QUICK);
    assertThat(options.root()).isEqualTo(Path.of("/r"));
    assertThat(Options.parse(List.of("--out", "docs")).cases())
        .extracting(Case::id)
        .containsExactly(
            "transfer",
            "file",
            "large",
            "count",
            "info",
            "faults",
            "record",
            "startup",
            "fleet",
            "gphoto2",
            "codecs",
            "capture",
            "suite");
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatThrownBy(() -> Options.parse(List.of("--only", "nothing")))
        .hasMessage("no case nothing");
    assertThatThrownBy(() -> Options.parse(List.of("--only"))).hasMessage("--only needs a value");
    assertThatThrownBy(() -> Options.parse(List.of("--fast"))).hasMessage("no option --fast");
    assertThatThrownBy(() -> Options.parse(List.of("--out", "docs", "--quick")))
        .hasMessageContaining("full run");
  }
}
