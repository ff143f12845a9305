package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Durations;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Json;
import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.client.ClientCase;
import dev.ptpip.conformance.client.ClientCheck;
import dev.ptpip.conformance.client.ClientResult;
import dev.ptpip.conformance.client.ProcessClient;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.simulator.responder.LinkDecorator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

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

  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;

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
    ClientCheck check =
        new ClientCheck(
            new VirtualStage(below),
            new ProcessClient(command),
            deadline == null ? DEADLINE : Durations.parse(deadline, "--deadline"));
    ClientText text = new ClientText(console, command);
    text.started(cases);
    List<ClientResult> results = new ArrayList<>();
    for (ClientCase each : cases) {
      if (surroundings.interrupts().interrupted()) {
        break;
      }
      ClientResult result = check.run(each);
      results.add(result);
      text.finished(result);
    }
    ExitCode code = surroundings.interrupts().interrupted() ? ExitCode.INTERRUPTED : code(results);
    if (console.json()) {
      console.line(Json.text(ClientText.json(results, code)));
    } else {
      text.finished(results);
      console.line("exit " + code.number());
    }
    return code;
  }

  private static ExitCode code(List<ClientResult> results) {
    if (results.stream().anyMatch(each -> each.verdict() == Verdict.FAIL)) {
      return ExitCode.NOT_GOOD;
    }
    return results.stream().allMatch(each -> each.verdict() == Verdict.NOT_APPLICABLE)
        ? ExitCode.NO_VERDICT
        : ExitCode.GOOD;
  }
}
