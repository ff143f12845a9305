package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Durations;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Json;
import dev.ptpip.cli.stage.VirtualStage;
import dev.ptpip.conformance.client.ClientCase;
import dev.ptpip.conformance.client.ClientCheck;
import dev.ptpip.conformance.client.ClientReport;
import dev.ptpip.conformance.client.ClientResult;
import dev.ptpip.conformance.client.ProcessClient;
import dev.ptpip.conformance.known.Judgement;
import dev.ptpip.conformance.known.KnownFailures;
import dev.ptpip.conformance.report.EarlierResult;
import dev.ptpip.conformance.report.Report;
import dev.ptpip.conformance.report.ResultJson;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.conformance.run.Strictness;
import dev.ptpip.simulator.responder.LinkDecorator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Judges a client, by being its camera. */
@Command(
    name = "check-client",
    description = {
      "is a client right: one camera per case for it",
      "ptpip check-client [CASE ...] -- COMMAND {host} {port}: the command is started once per case"
          + " and finds PTPIP_CASE, PTPIP_HOST, PTPIP_PORT in its environment; it ends with 127 if"
          + " it can't do what a case is about"
    })
final class CheckClientCommand implements Subcommand {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @Parameters(
      arity = "0..*",
      paramLabel = "CASE",
      description = "cases, groups, patterns as 'PTP-TXN-*' (all); behind -- the command")
  private @Nullable List<String> words;

  @Option(names = "--list", arity = "0", description = "show the cases, do not run them")
  private boolean list;

  @Option(
      names = "--deadline",
      paramLabel = "60s",
      description = "how long the command may take for a case (60s)")
  private @Nullable String deadline;

  @Option(
      names = "--record",
      paramLabel = "FILE.pcapng",
      description = "record the connections of all cameras as a capture")
  private @Nullable Path record;

  @Option(names = "--strict", arity = "0", description = "recommendations count, warnings too")
  private boolean strict;

  @Option(names = "--seed", paramLabel = "N", description = "what makes two runs alike (1)")
  private @Nullable String seed;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "so many cases at the same time, for clients that wait a lot (1)")
  private @Nullable String jobs;

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
    List<String> names = new ArrayList<>(words == null ? List.of() : words);
    List<String> command = new ArrayList<>();
    int end = names.indexOf(PtpIpCommand.COMMAND_FOLLOWS);
    if (end >= 0) {
      command.addAll(names.subList(end + 1, names.size()));
      names = names.subList(0, end);
    }
    List<ClientCase> cases;
    try {
      cases = ClientCheck.select(names);
    } catch (SelectionException wrong) {
      throw CommandFailure.impossible("check-client: " + wrong.getMessage());
    }
    if (list) {
      cases.forEach(
          each -> console.line("%-24s %-9s %s".formatted(each.id(), each.group(), each.title())));
      return ExitCode.GOOD;
    }
    if (command.isEmpty()) {
      throw CommandFailure.impossible(
          "check-client: the command is missing: ptpip check-client [CASE ...] -- COMMAND {host}"
              + " {port}");
    }
    Optional<ClientRecording> recording = Optional.ofNullable(record).map(ClientRecording::open);
    try {
      return check(
          console,
          root,
          cases,
          command,
          recording.map(ClientRecording::decorator).orElse(LinkDecorator.NONE));
    } finally {
      recording.ifPresent(ClientRecording::close);
    }
  }

  private ExitCode check(
      Console console,
      Root surroundings,
      List<ClientCase> cases,
      List<String> command,
      LinkDecorator below)
      throws Exception {
    KnownFailures known = reports.known(ClientReport.catalogue());
    Optional<EarlierResult> earlier = reports.earlier();
    Strictness strictness = strict ? Strictness.STRICT : Strictness.LENIENT;
    long begun = seed == null ? 1 : CheckFlags.number(seed);
    Duration patience = deadline == null ? DEADLINE : Durations.parse(deadline, "--deadline");
    ClientReport form =
        new ClientReport(
            command.stream().map(CheckClientCommand::quoted).collect(Collectors.joining(" ")),
            ClientReport.options(begun, strictness),
            patience,
            Instant.now());
    ClientCheck check =
        new ClientCheck(
            new VirtualStage(below, begun), new ProcessClient(command), patience, strictness);
    ClientText text = new ClientText(console, form);
    text.started(cases);
    Stopwatch watch = Stopwatch.start();
    List<ClientResult> results =
        new ClientJobs(check, jobs == null ? 1 : Counts.parse(jobs, "--jobs"))
            .run(cases, surroundings.interrupts(), text::finished);
    boolean interrupted = surroundings.interrupts().interrupted();
    RunResult run =
        form.run(
            cases,
            results,
            interrupted ? Optional.of("interrupted") : Optional.empty(),
            watch.elapsed());
    Judgement judgement = reports.judge(run, known);
    ExitCode code = interrupted ? ExitCode.INTERRUPTED : CheckCommand.code(judgement);
    text.judged(run, judgement, reports.folder());
    Report report = reports.report(run, ClientReport.catalogue(), judgement, earlier, typed());
    reports.write(report, console);
    if (console.json()) {
      Map<String, Object> json = new LinkedHashMap<>(ResultJson.of(report));
      json.put("exit", code.number());
      console.line(Json.text(json));
    } else {
      console.line("exit " + code.number());
    }
    return code;
  }

  /** A word as a shell takes it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,{}-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** What was typed, for the report. */
  private String typed() {
    return spec == null
        ? "ptpip check-client"
        : "ptpip " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }
}
