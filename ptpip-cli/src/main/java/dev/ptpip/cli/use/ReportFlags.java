package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Version;
import dev.ptpip.conformance.known.Judgement;
import dev.ptpip.conformance.known.KnownFailure;
import dev.ptpip.conformance.known.KnownFailures;
import dev.ptpip.conformance.report.Comparison;
import dev.ptpip.conformance.report.EarlierResult;
import dev.ptpip.conformance.report.Report;
import dev.ptpip.conformance.report.ReportFolder;
import dev.ptpip.conformance.run.Catalogue;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.RunResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a check is compared with, and where its report goes. Confined to one thread. */
final class ReportFlags {
  @Option(names = "-o", paramLabel = "DIR", description = "where the report goes (report)")
  private @Nullable String folder;

  @Option(names = "--known", paramLabel = "FILE", description = "accepted failures: known.yaml")
  private @Nullable String known;

  @Option(
      names = "--update-known",
      arity = "0",
      description = "write this run's failures into that file")
  private boolean update;

  @Option(
      names = "--compare",
      paramLabel = "OLD.json",
      description = "an earlier result.json: show new, fixed, still")
  private @Nullable String compare;

  /**
   * The accepted failures.
   *
   * @throws CommandFailure if the file is wrong, or names a case that there is not
   */
  KnownFailures known(Catalogue catalogue) {
    if (known == null) {
      if (update) {
        throw CommandFailure.impossible("check: --update-known needs --known FILE");
      }
      return KnownFailures.NONE;
    }
    Path file = Path.of(known);
    if (update && !Files.exists(file)) {
      return KnownFailures.NONE;
    }
    KnownFailures read = read(file);
    Set<String> cases =
        catalogue.cases().stream().map(ConformanceCase::id).collect(Collectors.toSet());
    for (KnownFailure each : read.entries()) {
      if (!cases.contains(each.caseId())) {
        throw CommandFailure.impossible(
            "check: " + known + " names " + each.caseId() + ", which is no case");
      }
    }
    return read;
  }

  private static KnownFailures read(Path file) {
    try {
      return KnownFailures.read(file);
    } catch (IOException unreadable) {
      throw CommandFailure.impossible("check: " + file + " can't be read");
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.impossible("check: " + wrong.getMessage());
    }
  }

  /** The run to compare with, if one was named. */
  Optional<EarlierResult> earlier() {
    return Optional.ofNullable(compare).map(name -> earlier(Path.of(name), "check"));
  }

  /** An earlier result, for {@code command}. */
  static EarlierResult earlier(Path file, String command) {
    try {
      return EarlierResult.read(file);
    } catch (IOException unreadable) {
      throw CommandFailure.impossible(command + ": " + file + " can't be read");
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.impossible(command + ": " + wrong.getMessage());
    }
  }

  /** What the run comes to; writes the list of known failures if that was asked for. */
  Judgement judge(RunResult run, KnownFailures before) throws IOException {
    LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());
    if (!update || known == null) {
      return before.judge(run, today);
    }
    KnownFailures updated = before.updated(run, today);
    updated.write(Path.of(known));
    return updated.judge(run, today);
  }

  /** The report of a run. */
  Report report(
      RunResult run,
      Catalogue catalogue,
      Judgement judgement,
      Optional<EarlierResult> earlier,
      String command) {
    return new Report(
        run,
        catalogue,
        judgement,
        earlier.map(each -> Comparison.of(run, each)),
        new Report.Provenance(Version.line("ptpip"), command, host()));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException none) {
      return "localhost";
    }
  }

  /** The folder of the report. */
  Path folder() {
    return Path.of(folder == null ? "report" : folder);
  }

  /** Writes the report and says where. */
  void write(Report report, Console console) throws IOException {
    Path where = folder();
    ReportFolder.write(report, where);
    String step = console.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (!step.isEmpty()) {
      ReportFolder.appendSummary(report, Path.of(step));
    }
    if (!console.json()) {
      report.comparison().ifPresent(each -> console.line("compared  " + each.text()));
      console.line(
          ReportFolder.names().stream()
              .map(name -> where.resolve(name).toString())
              .collect(Collectors.joining("   ")));
    }
  }
}
