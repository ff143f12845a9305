package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.protocol.code.Spelling;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with arguments: what was expected, what came, and the nearest right word. */
final class Usage {
  private Usage() {}

  static CommandFailure explain(ParameterException wrong) {
    CommandSpec spec = wrong.getCommandLine().getCommandSpec();
    String name = spec.parent() == null ? "" : spec.name() + ": ";
    String help = "; see ptpip " + (spec.parent() == null ? "--help" : spec.name() + " --help");
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return CommandFailure.impossible(name + unmatched(spec, unmatched.getUnmatched(), help));
    }
    if (wrong instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return CommandFailure.impossible(name + missing(missing.getMissing().get(0), help));
    }
    if (wrong instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return CommandFailure.impossible(name + option.longestName() + " is given twice");
    }
    return CommandFailure.impossible(name + wrong.getMessage() + help);
  }

  private static String unmatched(CommandSpec spec, List<String> words, String help) {
    String word = words.get(0);
    if (word.startsWith("-") && word.length() > 1) {
      String flag = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      Collection<String> flags = spec.optionsMap().keySet();
      return Spelling.nearest(flag, flags.stream().filter(each -> each.startsWith("--")))
          .map(near -> "unknown flag " + flag + "; did you mean " + near + "?")
          .orElse("unknown flag " + flag + help);
    }
    if (!spec.subcommands().isEmpty()) {
      return Spelling.nearest(word, spec.subcommands().keySet().stream())
          .map(near -> "unknown command \"" + word + "\"; did you mean " + near + "?")
          .orElse("unknown command \"" + word + "\"" + help);
    }
    return "nothing more expected, not \"" + word + "\"" + help;
  }

  private static String missing(ArgSpec arg, String help) {
    if (arg instanceof OptionSpec option) {
      return option.longestName()
          + " needs a value: "
          + option.longestName()
          + " "
          + option.paramLabel();
    }
    return arg.paramLabel() + " is missing" + help;
  }
}
