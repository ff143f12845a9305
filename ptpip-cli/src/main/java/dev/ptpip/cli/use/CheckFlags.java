package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.book.RequirementSet;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.Strictness;
import dev.ptpip.protocol.code.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a check is to be. Confined to the thread that runs the command. */
final class CheckFlags {
  @Option(
      names = "--allow",
      paramLabel = "WHAT",
      description = "read,settings,shoot,write,hostile (read; simulator: all)")
  private @Nullable String allow;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "ptpip, ptp, mtp, nikon, libgphoto2 (nikon)")
  private @Nullable String profile;

  @Option(
      names = "--set",
      paramLabel = "2026.1",
      description = "exactly this frozen requirement set (the newest)")
  private @Nullable String set;

  @Option(names = "--strict", arity = "0", description = "nothing is tolerated, warnings count")
  private boolean strict;

  @Option(names = "--skip", paramLabel = "CASE", description = "leave these out; repeatable")
  private @Nullable List<String> skip;

  @Option(names = "--repeat", paramLabel = "N", description = "each case N times: all must agree")
  private @Nullable String repeat;

  @Option(
      names = "--time-scale",
      paramLabel = "X",
      description = "multiply all waits, for slow networks (1)")
  private @Nullable String timeScale;

  @Option(names = "--seed", paramLabel = "N", description = "what makes two runs alike (1)")
  private @Nullable String seed;

  /**
   * What was asked for.
   *
   * @throws CommandFailure if something of it is impossible
   */
  RunOptions options(List<String> names, Identity identity) {
    try {
      return new RunOptions(
          files(names),
          files(skip == null ? List.of() : skip),
          Optional.ofNullable(allow).map(CheckFlags::permissions),
          profile(),
          set(),
          strict ? Strictness.STRICT : Strictness.LENIENT,
          repeat == null ? 1 : Counts.parse(repeat, "--repeat"),
          timeScale == null ? 1 : factor(timeScale),
          seed == null ? 1 : number(seed),
          identity);
    } catch (IllegalArgumentException impossible) {
      throw CommandFailure.impossible("check: " + impossible.getMessage());
    }
  }

  /** Permissions as they are typed. */
  static Set<Permission> permissions(String words) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    for (String word : words.split(",", -1)) {
      all.add(
          Permission.of(word.strip())
              .orElseThrow(() -> unknown("--allow", word.strip(), Permission.words())));
    }
    return all;
  }

  private Profile profile() {
    return profile == null
        ? Profile.NIKON
        : Profile.of(profile)
            .orElseThrow(() -> unknown("--profile", String.valueOf(profile), Profile.words()));
  }

  private RequirementSet set() {
    return set == null
        ? RequirementSet.newest()
        : RequirementSet.named(set)
            .orElseThrow(() -> unknown("--set", String.valueOf(set), RequirementSet.names()));
  }

  private static CommandFailure unknown(String flag, String word, List<String> known) {
    return CommandFailure.impossible(
        flag
            + ": "
            + String.join(", ", known)
            + " expected, not \""
            + word
            + "\""
            + Spelling.nearest(word, known.stream())
                .map(near -> "; did you mean " + near + "?")
                .orElse(""));
  }

  /** Names as they are, and the lines of files that are named with an @ before them. */
  private static List<String> files(List<String> names) {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith("@")) {
        all.addAll(lines(Path.of(name.substring(1))));
      } else {
        all.add(name);
      }
    }
    return all;
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines =
          Files.readAllLines(file).stream()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .toList();
      if (lines.isEmpty()) {
        throw CommandFailure.impossible("check: " + file + " names no case");
      }
      return lines;
    } catch (IOException unreadable) {
      throw CommandFailure.impossible("check: " + file + " can't be read");
    }
  }

  private static double factor(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      throw CommandFailure.impossible(
          "--time-scale: a number from 0.1 to 100 expected, not \"" + text + "\"");
    }
  }

  /** A seed as it is typed. */
  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw CommandFailure.impossible("--seed: a whole number expected, not \"" + text + "\"");
    }
  }
}
