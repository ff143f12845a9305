package dev.ptpip.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the cases and writes the report. */
public final class Benchmarks {
  static final String USAGE =
      """
      usage: java -jar benchmarks.jar [--only ID]... [--quick] [--root DIR] [--out DIR]
        --only ID   one case: %s
        --quick     small sizes and few rounds, for a look
        --root DIR  the checkout (default: the working folder)
        --out DIR   write benchmarks.json and the table in benchmarks.md there; all cases, full size
      exit codes: 0 all targets met, 1 a target missed, 2 wrong arguments, 3 a case did not run\
      """;

  private Benchmarks() {}

  /** All cases, in the order of the report. */
  static List<Case> cases() {
    return Stream.<Case>concat(
            Stream.<Case>concat(
                Stream.of(TransferCase.values()), Stream.of(OperationCase.values())),
            Stream.of(
                new FaultLayerCase(),
                new ProxyCase(),
                new StartupCase(),
                new FleetCase(),
                new GphotoCase(),
                new CodecCase(),
                new CaptureCase(),
                new SuiteCase()))
        .toList();
  }

  /** Runs what the arguments say; see {@code --help}. */
  public static void main(String[] args) throws IOException {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) throws IOException {
    String usage =
        USAGE.formatted(cases().stream().map(Case::id).collect(Collectors.joining(", ")));
    if (args.contains("--help")) {
      System.out.println(usage);
      return 0;
    }
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n" + usage);
      return 2;
    }
    Report report = measure(options);
    if (options.out().isPresent()) {
      report.write(options.out().get());
    }
    return report.exitCode();
  }

  static Report measure(Options options) throws IOException {
    List<Result> results = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    try (Workshop workshop = Workshop.open(options.scale(), options.root())) {
      System.out.println(Report.HEAD);
      for (Case measured : options.cases()) {
        try {
          for (Result result : measured.run(workshop)) {
            System.out.println(result.row());
            results.add(result);
          }
        } catch (Case.SkippedException missing) {
          System.out.println(measured.id() + " skipped: " + missing.getMessage());
          skipped.add(measured.id() + ": " + missing.getMessage());
        }
      }
    }
    return new Report(Machine.here(), results, skipped);
  }

  /** The checkout, unless the arguments name another. */
  static final Path HERE = Path.of("").toAbsolutePath();
}
