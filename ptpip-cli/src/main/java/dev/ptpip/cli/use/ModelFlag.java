package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.conformance.model.BodyFacts;
import dev.ptpip.conformance.model.Difference;
import dev.ptpip.conformance.model.ModelReport;
import dev.ptpip.conformance.model.ModelText;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.UnreachableTargetException;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a body is put beside those that it is most like. Confined to one thread. */
final class ModelFlag {
  private static final String FILE = "model.md";
  private static final int MOST_LINES = 12;

  @Option(
      names = "--model-report",
      arity = "0",
      description = "what is new, gone, different beside the known bodies it is most like")
  private boolean asked;

  /**
   * The report, if it was asked for.
   *
   * @throws UnreachableTargetException if the body can't be read
   */
  Optional<ModelReport> read(CheckRun run) throws UnreachableTargetException {
    if (!asked) {
      return Optional.empty();
    }
    CodeBook codes = run.start().facts().codes();
    return Optional.of(ModelReport.of(run.readBody(), (kind, code) -> name(codes, kind, code)));
  }

  private static String name(CodeBook codes, BodyFacts.Kind kind, int code) {
    return switch (kind) {
      case OPERATION -> codes.name(new OperationCode(code));
      case EVENT -> codes.name(new EventCode(code));
      case CAPTURE_FORMAT, IMAGE_FORMAT -> codes.name(new ObjectFormatCode(code));
      case PROPERTY -> codes.name(new DevicePropertyCode(code));
    };
  }

  /** Writes it into the folder of the report, and tells of it. */
  void write(Optional<ModelReport> report, Path folder, Console console) throws IOException {
    if (report.isEmpty()) {
      return;
    }
    Path file = folder.resolve(FILE);
    Files.writeString(file, ModelText.markdown(report.get()));
    if (console.json()) {
      return;
    }
    console.line("model     " + report.get().summary());
    report.get().differences().stream()
        .limit(MOST_LINES)
        .map(Difference::line)
        .forEach(line -> console.line("  " + line));
    int more = report.get().differences().size() - MOST_LINES;
    console.line(more > 0 ? "  and " + more + " more: " + file : file.toString());
  }
}
