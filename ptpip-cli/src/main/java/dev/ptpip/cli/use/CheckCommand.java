package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Json;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.fuzz.FileCases;
import dev.ptpip.conformance.known.Judgement;
import dev.ptpip.conformance.known.KnownFailures;
import dev.ptpip.conformance.model.ModelReport;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.report.EarlierResult;
import dev.ptpip.conformance.report.Report;
import dev.ptpip.conformance.report.ResultJson;
import dev.ptpip.conformance.run.Catalogue;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.conformance.run.UnreachableTargetException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Judges a camera, case by case. */
@Command(
    name = "check",
    description = {
      "is it right: judges a camera rule by rule",
      "A real camera suffers reading only, unless --allow says more"
    })
final class CheckCommand implements Subcommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "HOST[:PORT]", description = "the camera")
  private @Nullable String target;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "CASE",
      description =
          "cases, groups, patterns as 'PTP-DATA-*', case files as x.yaml, @file with one of them a"
              + " line (all)")
  private @Nullable List<String> names;

  @Option(
      names = "--event-port",
      paramLabel = "N",
      description = "port of the Event connection, if it has one of its own")
  private @Nullable String eventPort;

  @Option(
      names = "--record",
      paramLabel = "FILE.pcapng",
      description = "record every connection as a capture")
  private @Nullable Path record;

  @Option(names = "--list", arity = "0", description = "show the cases, do not run them")
  private boolean list;

  @Mixin private final CheckFlags flags = new CheckFlags();
  @Mixin private final ModelFlag models = new ModelFlag();
  @Mixin private final ControlFlag control = new ControlFlag();
  @Mixin private final ReportFlags reports = new ReportFlags();
  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;
  @Spec private @Nullable CommandSpec spec;

  @Override
  public ExitCode run() throws Exception {
    if (root == null) {
      throw new IllegalStateException("not part of ptpip");
    }
    Console console = root.console(common.style());
    RunOptions options = flags.options(names(), list ? anybody() : CheckedTarget.us());
    try {
      Catalogue catalogue = catalogue(options);
      return list ? list(console, catalogue, options) : check(root, console, catalogue, options);
    } catch (SelectionException wrong) {
      throw CommandFailure.impossible("check: " + wrong.getMessage());
    } catch (UnreachableTargetException unreachable) {
      throw CommandFailure.noVerdict(
          unreachable.getMessage() + (unreachable.fix().isEmpty() ? "" : "\n" + unreachable.fix()));
    }
  }

  private static Identity anybody() {
    return Identity.stranger(1);
  }

  /** The usual cases, and those of files. */
  private static Catalogue catalogue(RunOptions options) {
    List<Path> files =
        options.select().stream().filter(FileCases::isFile).map(Path::of).distinct().toList();
    if (files.isEmpty()) {
      return Cases.responders();
    }
    try {
      return Cases.responders().with(FileCases.group(files));
    } catch (NoSuchFileException | FileNotFoundException none) {
      throw CommandFailure.impossible("check: there is no file " + none.getMessage());
    } catch (IOException unreadable) {
      throw CommandFailure.impossible("check: a case can't be read: " + unreadable.getMessage());
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.impossible("check: " + wrong.getMessage());
    }
  }

  /** With {@code --list} there need be no camera: a first word that names none is a case. */
  private List<String> names() {
    List<String> all = new ArrayList<>(names == null ? List.of() : names);
    if (list && target != null && target.matches("[A-Z0-9]+-.*|[a-z]+|@.*|.*\\*.*|.*\\.ya?ml")) {
      all.add(0, target);
    }
    return all;
  }

  private static ExitCode list(Console console, Catalogue catalogue, RunOptions options)
      throws SelectionException {
    List<ConformanceCase> cases = CheckRun.select(catalogue, options);
    if (console.json()) {
      console.line(Json.text(cases.stream().map(ResultJson::declaration).toList()));
    } else {
      cases.forEach(
          each ->
              console.line(
                  "%-20s %-9s %s".formatted(each.id(), each.permission().word(), each.title())));
      console.note(cases.size() + " cases");
    }
    return ExitCode.GOOD;
  }

  private ExitCode check(
      Root surroundings, Console console, Catalogue catalogue, RunOptions options)
      throws SelectionException, UnreachableTargetException, IOException {
    KnownFailures known = reports.known(catalogue);
    Optional<EarlierResult> earlier = reports.earlier();
    CheckText text = new CheckText(console, catalogue);
    Target named = CheckedTarget.parse(target, eventPort, "check");
    CheckRun.select(catalogue, options); // says what is impossible before a file is made
    Target camera = control.with(named, options.identity());
    Optional<ClientRecording> recording = Optional.ofNullable(record).map(ClientRecording::open);
    Target recorded = recording.map(each -> camera.with(each.tap())).orElse(camera);
    try (CheckRun run = CheckRun.open(recorded, catalogue, options, text)) {
      control.check(run.start());
      surroundings.interrupts().onInterrupt(run::interrupt);
      Optional<ModelReport> model = models.read(run);
      RunResult result = run.runAll();
      Judgement judgement = reports.judge(result, known);
      ExitCode code =
          surroundings.interrupts().interrupted() ? ExitCode.INTERRUPTED : code(judgement);
      text.judged(result, judgement, reports.folder());
      Report report = reports.report(result, catalogue, judgement, earlier, typed());
      reports.write(report, console);
      models.write(model, reports.folder(), console);
      if (console.json()) {
        Map<String, Object> json = new LinkedHashMap<>(ResultJson.of(report));
        model.ifPresent(each -> json.put("model", each.json()));
        json.put("exit", code.number());
        console.line(Json.text(json));
      } else {
        console.line("exit " + code.number());
      }
      return code;
    } finally {
      recording.ifPresent(ClientRecording::close);
    }
  }

  /** What was typed, for the report. */
  private String typed() {
    return spec == null
        ? "ptpip check"
        : "ptpip " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }

  /** The exit code that goes with a judgement. */
  static ExitCode code(Judgement judgement) {
    return switch (judgement.outcome()) {
      case GOOD -> ExitCode.GOOD;
      case NOT_GOOD -> ExitCode.NOT_GOOD;
      case NO_VERDICT -> ExitCode.NO_VERDICT;
      case OUR_ERROR -> ExitCode.OUR_BUG;
    };
  }
}
