package dev.ptpip.cli.use;

import dev.ptpip.cli.text.ColorMode;
import dev.ptpip.cli.text.CommandFailure;
import dev.ptpip.cli.text.Durations;
import dev.ptpip.cli.text.Style;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every subcommand takes. Confined to the thread that runs the command. */
final class CommonFlags {
  @Option(names = "--json", description = "one JSON document on stdout, messages on stderr")
  private boolean json;

  @Option(names = "--quiet", description = "results and errors only")
  private boolean quiet;

  @Option(names = "--verbose", description = "every packet on stderr as well")
  private boolean verbose;

  @Option(
      names = "--timeout",
      paramLabel = "5s",
      description = "give up when the camera does not answer for so long (30s)")
  private @Nullable String timeout;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never; auto honours NO_COLOR (auto)")
  private @Nullable String color;

  @Option(names = "--version", description = "print the version")
  private boolean version;

  @Option(
      names = {"--help", "-h"},
      description = "help for one command; --help all for the rest")
  private boolean help;

  /** Whether the version is asked for. */
  boolean version() {
    return version;
  }

  /** Whether help is asked for. */
  boolean help() {
    return help;
  }

  /** How to speak. */
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

  /** How long the camera may be silent, if that was said. */
  Optional<Duration> timeout() {
    return Optional.ofNullable(timeout).map(text -> Durations.parse(text, "--timeout"));
  }
}
