package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Durations;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Json;
import dev.ptpip.conformance.fuzz.FuzzOptions;
import dev.ptpip.conformance.fuzz.FuzzResult;
import dev.ptpip.conformance.fuzz.FuzzRun;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.SelectionException;
import dev.ptpip.conformance.run.UnreachableTargetException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Searches for conversations that a camera does not survive. */
@Command(
    name = "fuzz",
    description = {
      "does it survive: legal conversations, changed at random",
      "After each one a control: handshake, OpenSession, GetDeviceInfo. Hostile: a real camera is"
          + " left alone unless --allow hostile says otherwise. What is found is shrunk and written"
          + " as a case that ptpip check runs"
    })
final class FuzzCommand implements Subcommand {
  private static final Duration USUAL_TIME = Duration.ofSeconds(60);

  @Parameters(index = "0", arity = "1", paramLabel = "HOST[:PORT]", description = "the camera")
  private String target = "";

  @Option(names = "--for", paramLabel = "60s", description = "how long to search (60s)")
  private @Nullable String time;

  @Option(names = "--rounds", paramLabel = "N", description = "at most N conversations")
  private @Nullable String rounds;

  @Option(names = "--seed", paramLabel = "N", description = "what makes two searches alike (1)")
  private @Nullable String seed;

  @Option(
      names = "--allow",
      paramLabel = "WHAT",
      description = "hostile, and read,settings,shoot,write (simulator: all)")
  private @Nullable String allow;

  @Option(
      names = "--timeout",
      paramLabel = "5s",
      description = "how long it may take to serve again (5s; a real camera: 65s)")
  private @Nullable String timeout;

  @Option(
      names = "--event-port",
      paramLabel = "N",
      description = "port of the Event connection, if it has one of its own")
  private @Nullable String eventPort;

  @Option(names = "-o", paramLabel = "DIR", description = "where findings go (findings)")
  private @Nullable String folder;

  @Option(
      names = "--record",
      paramLabel = "FILE.pcapng",
      description = "record every connection as a capture")
  private @Nullable Path record;

  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;

  @Override
  public ExitCode run() throws Exception {
    if (root == null) {
      throw new IllegalStateException("not part of ptpip");
    }
    Console console = root.console(common.style());
    FuzzOptions options = options();
    Target camera = CheckedTarget.parse(target, eventPort, "fuzz");
    Optional<ClientRecording> recording = Optional.ofNullable(record).map(ClientRecording::open);
    try {
      return run(
          root, console, recording.map(each -> camera.with(each.tap())).orElse(camera), options);
    } catch (SelectionException forbidden) {
      throw CommandFailure.impossible("fuzz: " + forbidden.getMessage());
    } catch (UnreachableTargetException unreachable) {
      throw CommandFailure.noVerdict(
          unreachable.getMessage() + (unreachable.fix().isEmpty() ? "" : "\n" + unreachable.fix()));
    } finally {
      recording.ifPresent(ClientRecording::close);
    }
  }

  private ExitCode run(Root surroundings, Console console, Target camera, FuzzOptions options)
      throws SelectionException, UnreachableTargetException, IOException {
    FuzzText text = new FuzzText(console, Path.of(folder == null ? "findings" : folder), options);
    FuzzRun run = FuzzRun.open(camera, options, text);
    surroundings.interrupts().onInterrupt(run::interrupt);
    FuzzResult result = run.run();
    text.written();
    ExitCode code =
        surroundings.interrupts().interrupted() ? ExitCode.INTERRUPTED : code(result.outcome());
    if (console.json()) {
      console.line(Json.text(text.json(run.start(), result, code)));
    } else {
      text.finished(result);
      console.line("exit " + code.number());
    }
    return code;
  }

  private FuzzOptions options() throws IOException {
    return new FuzzOptions(
        time == null ? USUAL_TIME : Durations.parse(time, "--for"),
        rounds == null ? Long.MAX_VALUE : Counts.parse(rounds, "--rounds"),
        seed == null ? 1 : CheckFlags.number(seed),
        Optional.ofNullable(allow).map(CheckFlags::permissions),
        Optional.ofNullable(timeout).map(text -> Durations.parse(text, "--timeout")),
        1.0,
        CheckedTarget.us());
  }

  private static ExitCode code(FuzzResult.Outcome outcome) {
    return switch (outcome) {
      case NOTHING_FOUND -> ExitCode.GOOD;
      case FOUND -> ExitCode.NOT_GOOD;
      case NO_VERDICT -> ExitCode.NO_VERDICT;
    };
  }
}
