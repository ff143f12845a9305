package dev.ptpip.cli.use;

import dev.ptpip.cli.console.ColorMode;
import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every subcommand takes. Confined to the thread that runs the command. */
final class CommonFlags {
  @Option(
      names = "--json",
      arity = "0",
      description = "one JSON document on stdout, messages on stderr")
  private boolean json;

  @Option(names = "--quiet", arity = "0", description = "results and errors only")
  private boolean quiet;

  @Option(names = "--verbose", arity = "0", description = "every packet on stderr as well")
  private boolean verbose;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never; auto honours NO_COLOR (auto)")
  private @Nullable String color;

  /**
   * How to speak.
   *
   * @throws CommandFailure if that is impossible
   */
  Style style() {
    if (quiet && verbose) {
      throw CommandFailure.impossible("--quiet and --verbose exclude each other");
    }
    Style.Verbosity verbosity = Style.Verbosity.NORMAL;
    if (quiet) {
      verbosity = Style.Verbosity.QUIET;
    } else if (verbose) {
      verbosity = Style.Verbosity.VERBOSE;
    }
    return new Style(
        verbosity,
        json ? Style.Format.JSON : Style.Format.TEXT,
        color == null ? ColorMode.AUTO : ColorMode.parse(color));
  }
}
