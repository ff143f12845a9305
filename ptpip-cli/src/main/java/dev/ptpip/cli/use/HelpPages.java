package dev.ptpip.cli.use;

import dev.ptpip.cli.console.HelpPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of {@code ptpip}, made from the annotations of the commands. A page fits on a screen of
 * 24 lines; {@code --help all} tells the rest.
 */
final class HelpPages {
  private static final int COMMAND_WIDTH = 14;
  private static final int FLAG_WIDTH = 22;

  /** Flags that are apart for the sake of order only. */
  private static final Set<Class<?>> OF_ONE_COMMAND =
      Set.of(CheckFlags.class, ReportFlags.class, ModelFlag.class, ControlFlag.class);

  private HelpPages() {}

  /** The page that {@code typed} asks for: of the command that it names, or of all. */
  static List<String> of(CommandLine root, List<String> typed) {
    boolean all = followedByAll(typed);
    for (String word : typed) {
      CommandLine sub = root.getSubcommands().get(word);
      if (sub != null) {
        return command(sub.getCommandSpec(), all);
      }
    }
    return all ? everything(root) : overview(root).lines();
  }

  private static boolean followedByAll(List<String> typed) {
    int at = Math.max(typed.indexOf("--help"), typed.indexOf("-h"));
    return at >= 0 && at + 1 < typed.size() && typed.get(at + 1).equals("all");
  }

  private static HelpPage overview(CommandLine root) {
    HelpPage page =
        new HelpPage(COMMAND_WIDTH)
            .line(
                "ptpip COMMAND HOST[:PORT] [flags]      talks to cameras over PTP/IP, port 15740");
    for (CommandLine sub : root.getSubcommands().values()) {
      page.entry(sub.getCommandName(), summary(sub.getCommandSpec()));
    }
    return page.paragraph(
            "All take --json --quiet --verbose --color; with HOST --timeout and --record.")
        .line("ptpip COMMAND --help tells more of one, ptpip --help all of everything.");
  }

  private static String summary(CommandSpec spec) {
    return spec.usageMessage().description()[0];
  }

  private static List<String> command(CommandSpec spec, boolean all) {
    HelpPage page = new HelpPage(FLAG_WIDTH).line(synopsis(spec)).gap();
    for (String paragraph : spec.usageMessage().description()) {
      page.paragraph(paragraph + ".");
    }
    page.gap();
    spec.positionalParameters().forEach(each -> page.entry(each.paramLabel(), purpose(each)));
    List<OptionSpec> common = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (isCommon(spec, option)) {
        common.add(option);
      } else {
        page.entry(left(option), purpose(option));
      }
    }
    if (all) {
      common.forEach(option -> page.entry(left(option), purpose(option)));
      page.entry("--version", "print the version").entry("--help", "without the word all: less");
      List<String> lines = new ArrayList<>(page.gap().lines());
      lines.addAll(List.of(spec.usageMessage().footer()));
      lines.addAll(exitCodes());
      return lines;
    }
    return page.entry("--help all", "the flags that every command takes, exit codes").lines();
  }

  /** Whether every command has it. */
  private static boolean isCommon(CommandSpec spec, OptionSpec option) {
    for (Map.Entry<String, CommandSpec> mixin : spec.mixins().entrySet()) {
      if (!OF_ONE_COMMAND.contains(mixin.getValue().userObject().getClass())
          && mixin.getValue().findOption(option.longestName()) != null) {
        return true;
      }
    }
    return false;
  }

  private static String synopsis(CommandSpec spec) {
    StringBuilder text = new StringBuilder("ptpip ").append(spec.name());
    for (PositionalParamSpec each : spec.positionalParameters()) {
      String label =
          each.index().max() > each.index().min() ? each.paramLabel() + "…" : each.paramLabel();
      text.append(' ').append(each.required() ? label : "[" + label + "]");
    }
    return text.append(" [flags]").toString();
  }

  private static String left(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
  }

  private static String purpose(ArgSpec arg) {
    return String.join(" ", arg.description());
  }

  private static List<String> everything(CommandLine root) {
    List<String> lines = new ArrayList<>(overview(root).lines());
    for (CommandLine sub : root.getSubcommands().values()) {
      lines.add("");
      lines.addAll(command(sub.getCommandSpec(), false).stream().filter(HelpPages::isOwn).toList());
    }
    lines.add("");
    lines.addAll(exitCodes());
    return lines;
  }

  private static boolean isOwn(String line) {
    return !line.startsWith("  --help all");
  }

  private static List<String> exitCodes() {
    return new HelpPage(4)
        .line("Exit codes")
        .entry("0", "everything asked for was done")
        .entry("1", "the camera is not good: it refused, or what it sent is wrong")
        .entry("2", "something impossible was asked for: bad flag, nothing selected, bad file")
        .entry("3", "no verdict: the camera cannot be reached, or went away, or is not ready")
        .entry("4", "a fault of this program; the message names a file to attach to a report")
        .entry("130", "interrupted")
        .lines();
  }
}
