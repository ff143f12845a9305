package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.cli.console.Logging;
import dev.ptpip.cli.console.Stdio;
import dev.ptpip.cli.console.Style;
import dev.ptpip.cli.console.Version;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command {@code ptpip}. */
public final class PtpIpCommand {
  /** Stands between the cases and the command of {@code check-client}. */
  static final String COMMAND_FOLLOWS = "--";

  private final Stdio stdio;
  private final Interrupts interrupts;

  /** Speaks on {@code stdio}, ends when {@code interrupts} tell. */
  public PtpIpCommand(Stdio stdio, Interrupts interrupts) {
    this.stdio = stdio;
    this.interrupts = interrupts;
  }

  /**
   * Does what the arguments say.
   *
   * @throws CommandFailure if it can't be done
   */
  public ExitCode run(String... args) {
    List<String> typed = own(List.of(args));
    Logging.configure(
        typed.contains("--verbose") ? Style.Verbosity.VERBOSE : Style.Verbosity.NORMAL);
    if (typed.contains("--version")) {
      stdio.out().println(Version.line("ptpip"));
      return ExitCode.GOOD;
    }
    CommandLine line = commandLine(new Root(stdio, interrupts, new FreshCameras(interrupts)));
    if (typed.isEmpty() || typed.contains("--help") || typed.contains("-h")) {
      HelpPages.of(line, typed).forEach(stdio.out()::println);
      return typed.isEmpty() ? ExitCode.IMPOSSIBLE : ExitCode.GOOD;
    }
    return run(line, interrupts, args);
  }

  /** What is meant for us, and not for a command that follows. */
  private static List<String> own(List<String> words) {
    int end = words.indexOf(COMMAND_FOLLOWS);
    return end < 0 ? words : words.subList(0, end);
  }

  /** Says it twice: the parser takes the first, and the command sees where it was. */
  private static String[] marked(String... args) {
    int end = List.of(args).indexOf(COMMAND_FOLLOWS);
    if (end < 0 || !List.of(args).contains("check-client")) {
      return args;
    }
    List<String> all = new ArrayList<>(List.of(args));
    all.add(end, COMMAND_FOLLOWS);
    return all.toArray(String[]::new);
  }

  static CommandLine commandLine(Root root) {
    return new CommandLine(root)
        .setExpandAtFiles(false)
        .setPosixClusteredShortOptionsAllowed(false);
  }

  /** Reads {@code args} and runs what they name. */
  static ExitCode run(CommandLine line, Interrupts interrupts, String... args) {
    ParseResult parsed;
    try {
      parsed = line.parseArgs(marked(args));
    } catch (CommandLine.ParameterException wrong) {
      throw Usage.explain(wrong);
    }
    List<CommandLine> chain = parsed.asCommandLineList();
    Object command = chain.get(chain.size() - 1).getCommand();
    if (!(command instanceof Subcommand subcommand)) {
      throw CommandFailure.impossible("a command is missing; see ptpip --help");
    }
    try {
      return subcommand.run();
    } catch (Exception failed) {
      throw Failures.explain(failed, interrupts);
    }
  }
}
