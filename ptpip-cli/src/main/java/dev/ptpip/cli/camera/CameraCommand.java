package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.cli.console.Logging;
import dev.ptpip.cli.console.Stdio;
import dev.ptpip.cli.console.Version;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModelException;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.scenario.CameraScenario;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command {@code camera-simulator}. */
public final class CameraCommand {
  private final Stdio stdio;
  private final Interrupts interrupts;

  /** Speaks on {@code stdio}, ends when {@code interrupts} tell. */
  public CameraCommand(Stdio stdio, Interrupts interrupts) {
    this.stdio = stdio;
    this.interrupts = interrupts;
  }

  /** Begins with what every start needs, while the process gets ready. */
  public static void prepare(String... args) {
    HeadStart.begin(args);
  }

  /**
   * Does what the arguments say; with a camera, until it has stopped.
   *
   * @throws CommandFailure if it can't be done
   */
  public ExitCode run(String... args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--help") || args[i].equals("-h")) {
        boolean all = i + 1 < args.length && args[i + 1].equals("all");
        return print(all ? CameraHelp.all() : CameraHelp.page());
      }
    }
    CameraFlags flags = CameraFlags.of(FlagValues.parse(args));
    if (flags.version()) {
      return print(List.of(Version.line("camera-simulator")));
    }
    Console console = new Console(stdio, flags.style());
    Logging.configure(flags.style().verbosity());
    if (flags.list() != null) {
      return print(Listings.of(flags.list(), flags.camera(), console.json()));
    }
    try {
      if (flags.has(Flag.CHECK) || flags.has(Flag.PRINT)) {
        return look(flags, console);
      }
      return serve(flags, console);
    } catch (RuntimeException wrong) {
      if (ScenarioMistakes.areTold(wrong, console)) {
        return ExitCode.IMPOSSIBLE;
      }
      throw wrong;
    }
  }

  /** {@code --check} and {@code --print}: no camera is started. */
  private static ExitCode look(CameraFlags flags, Console console) {
    Path file = flags.file();
    if (file != null && Plot.isCapture(file)) {
      flags.refuse("needs a scenario, and " + file + " is a capture", Flag.CHECK, Flag.PRINT);
    }
    if (file == null) {
      flags.refuse("needs a scenario: camera-simulator FILE.yaml --check", Flag.CHECK);
    }
    Plot plot = Plot.of(flags, console);
    CameraScenario scenario = flags.onTop(plot.begin()).scenario();
    if (flags.has(Flag.PRINT)) {
      console.out().print(scenario.yaml());
      console.out().flush();
    } else {
      console.line(
          file
              + "  good, "
              + Human.count(scenario.rules().size(), "rule")
              + ", "
              + Human.count(scenario.expect().size(), "expectation"));
    }
    return ExitCode.GOOD;
  }

  private ExitCode print(List<String> lines) {
    for (String line : lines) {
      stdio.out().print(line);
      stdio.out().print('\n');
    }
    return ExitCode.GOOD;
  }

  private ExitCode serve(CameraFlags flags, Console console) {
    @Nullable ReadyFile readyFile = flags.readyFile();
    if (readyFile != null) {
      readyFile.prepare();
    }
    Plot plot = Plot.of(flags, console);
    LogQueue log = new LogQueue();
    Stop stop = new Stop(flags.until(), flags.timeout());
    Report report;
    Recording recording;
    Stop.Reason reason;
    List<VirtualCamera> all;
    @Nullable AutoCloseable beside = null;
    try (Cameras cameras = start(flags, plot, log);
        Panel panel = Panel.open(flags.panel(), flags.bind(), cameras, console)) {
      all = cameras.all();
      beside = plot.follow(all, console);
      cameras.listen(stop);
      Start start = new Start(cameras, flags, panel, plot, ProcessId.own());
      if (readyFile != null) {
        readyFile.write(start.json());
      }
      recording =
          flags.record() == null ? Recording.NONE : Recording.of(cameras.first(), flags.record());
      report = Report.begin(console, start, log);
      interrupts.onInterrupt(stop);
      reason = stop.await(cameras);
    } finally {
      end(beside);
      if (readyFile != null) {
        readyFile.remove();
      }
    }
    Aftermath aftermath = Aftermath.of(all);
    ExitCode exitCode =
        judged(
            flags,
            aftermath,
            aftermath.exitCode(
                plot.end(recording.failed() ? ExitCode.NO_VERDICT : reason.exitCode(), console)),
            all,
            console);
    report.end(exitCode, recording, aftermath);
    recording.explain(console);
    explain(console, reason);
    return exitCode;
  }

  /** With {@code --judge}, violations are not good, and nobody at all is no verdict. */
  private static ExitCode judged(
      CameraFlags flags,
      Aftermath aftermath,
      ExitCode soFar,
      List<VirtualCamera> all,
      Console console) {
    if (!flags.has(Flag.JUDGE) || soFar != ExitCode.GOOD) {
      return soFar;
    }
    if (!aftermath.violations().isEmpty()) {
      return ExitCode.NOT_GOOD;
    }
    if (all.stream().allMatch(each -> each.journal().count() == 0)) {
      console.error("camera-simulator: --judge: nobody asked for anything, so nothing was judged");
      return ExitCode.NO_VERDICT;
    }
    return ExitCode.GOOD;
  }

  private static void end(@Nullable AutoCloseable beside) {
    try {
      if (beside != null) {
        beside.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("what goes on beside the cameras can't be ended", e);
    }
  }

  private static void explain(Console console, Stop.Reason reason) {
    if (reason == Stop.Reason.NOBODY) {
      console.error("camera-simulator: nobody connected before the time of --until had passed");
    } else if (reason == Stop.Reason.TIMEOUT) {
      console.error("camera-simulator: what --until waits for did not happen before --timeout");
    }
  }

  /**
   * The model that the user names.
   *
   * @throws CommandFailure if there is none
   */
  static CameraModel model(String nameOrFile) {
    try {
      return CameraModels.load(nameOrFile);
    } catch (CameraModelException wrong) {
      throw CommandFailure.impossible(String.valueOf(wrong.getMessage()));
    }
  }

  private static Cameras start(CameraFlags flags, Plot plot, LogQueue log) {
    try {
      return Cameras.start(flags, plot, log);
    } catch (IllegalArgumentException impossible) {
      throw CommandFailure.impossible(String.valueOf(impossible.getMessage()));
    } catch (IOException failed) {
      throw explain(failed, flags);
    }
  }

  private static CommandFailure explain(IOException failed, CameraFlags flags) {
    if (failed instanceof FileNotFoundException) {
      return CommandFailure.impossible("--record: cannot write " + failed.getMessage());
    }
    if (failed instanceof FileSystemException || failed.getCause() instanceof FileSystemException) {
      return CommandFailure.impossible("--card: " + failed.getMessage());
    }
    String message = String.valueOf(failed.getMessage());
    if (!(failed.getCause() instanceof BindException)) {
      return CommandFailure.impossible(message);
    }
    if (message.contains("in use")) {
      return CommandFailure.noVerdict(message + "; --port N takes another, --port 0 any free one");
    }
    if (message.contains("requested address")) {
      return CommandFailure.impossible(
          "--bind: " + flags.bind() + " is no address of this computer");
    }
    return CommandFailure.noVerdict(message);
  }
}
