package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Json;
import dev.ptpip.conformance.report.EarlierResult;
import dev.ptpip.conformance.report.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Puts the results of several checks side by side. */
@Command(name = "matrix", description = "results of several checks side by side, as one page")
final class MatrixCommand implements Subcommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "RESULT.json",
      description = "result.json of checks, a column each")
  private @Nullable List<String> results;

  @Option(names = "-o", paramLabel = "FILE", description = "where it goes (matrix.html)")
  private @Nullable String output;

  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;

  @Override
  public ExitCode run() throws Exception {
    if (root == null || results == null) {
      throw new IllegalStateException("not part of ptpip");
    }
    if (results.size() > 200) {
      throw CommandFailure.impossible("matrix: 200 results at most, not " + results.size());
    }
    Console console = root.console(common.style());
    List<EarlierResult> read =
        results.stream().map(name -> ReportFlags.earlier(Path.of(name), "matrix")).toList();
    Path file = Path.of(output == null ? "matrix.html" : output);
    Files.writeString(file, Matrix.html(read));
    console.line(
        console.json()
            ? Json.text(Map.of("file", file.toString(), "results", read.size()))
            : file.toString());
    return ExitCode.GOOD;
  }
}
