package dev.ptpip.cli;

import dev.ptpip.cli.camera.CameraCommand;
import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.cli.console.Stdio;
import dev.ptpip.cli.use.PtpIpCommand;
import java.time.Duration;
import java.util.Arrays;

/** Starts one of the two commands; the launchers in {@code bin} give its name as first argument. */
public final class Main {
  private static final String CAMERA = "camera-simulator";
  private static final String CLIENT = "ptpip";

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args {@code camera-simulator} or {@code ptpip}, then what the user typed
   */
  public static void main(String[] args) {
    boolean camera = name(args).equals(CAMERA);
    if (camera) {
      CameraCommand.prepare(args);
    }
    Interrupts interrupts =
        new Interrupts(grace(args), camera ? ExitCode.GOOD : ExitCode.INTERRUPTED);
    interrupts.install();
    int exitCode = run(Stdio.ofProcess(), interrupts, args);
    interrupts.finished(exitCode);
    System.exit(exitCode);
  }

  /**
   * A camera ends in a tenth of a second, a client when its session is closed in order; the rest is
   * for machines that are busy: to end late is better than to end with the wrong exit code.
   */
  private static Duration grace(String... args) {
    boolean putsBack = args.length > 1 && args[1].equals("check");
    return Duration.ofMillis(putsBack ? 15_000 : 3000);
  }

  /** Runs a command on the given streams; gives its exit code. */
  static int run(Stdio stdio, Interrupts interrupts, String... args) {
    try {
      return dispatch(stdio, interrupts, args).number();
    } catch (CommandFailure failure) {
      return fail(stdio, name(args) + ": " + failure.getMessage(), failure.exitCode());
    } catch (RuntimeException | Error bug) {
      String report = BugReport.write(bug, args);
      return fail(stdio, name(args) + ": internal error: " + bug + "\n" + report, ExitCode.OUR_BUG);
    } finally {
      stdio.out().flush();
      stdio.err().flush();
    }
  }

  private static ExitCode dispatch(Stdio stdio, Interrupts interrupts, String... args) {
    String[] typed = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    return switch (name(args)) {
      case CAMERA -> new CameraCommand(stdio, interrupts).run(typed);
      case CLIENT -> new PtpIpCommand(stdio, interrupts).run(typed);
      default ->
          throw CommandFailure.impossible(
              "camera-simulator or ptpip expected as first argument"
                  + (args.length == 0 ? "" : ", not \"" + args[0] + "\""));
    };
  }

  private static String name(String... args) {
    return args.length > 0 && (args[0].equals(CAMERA) || args[0].equals(CLIENT))
        ? args[0]
        : "ptpip.jar";
  }

  private static int fail(Stdio stdio, String message, ExitCode exitCode) {
    stdio.out().flush();
    stdio.err().println(message);
    return exitCode.number();
  }
}
