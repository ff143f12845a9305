package dev.ptpip.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The arguments.
 *
 * @param cases what to run
 * @param scale how much
 * @param root the checkout
 * @param out where the report goes
 */
record Options(List<Case> cases, Scale scale, Path root, Optional<Path> out) {
  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if they are wrong; the message says what is
   */
  static Options parse(List<String> args) {
    List<Case> chosen = new ArrayList<>();
    Scale scale = Scale.FULL;
    Path root = Benchmarks.HERE;
    Optional<Path> out = Optional.empty();
    Iterator<String> rest = args.iterator();
    while (rest.hasNext()) {
      String arg = rest.next();
      switch (arg) {
        case "--only" -> chosen.add(find(value(arg, rest)));
        case "--quick" -> scale = Scale.QUICK;
        case "--root" -> root = Path.of(value(arg, rest)).toAbsolutePath();
        case "--out" -> out = Optional.of(Path.of(value(arg, rest)));
        default -> throw new IllegalArgumentException("no option " + arg);
      }
    }
    if (out.isPresent() && (!chosen.isEmpty() || scale.equals(Scale.QUICK))) {
      throw new IllegalArgumentException("--out takes a full run, without --only and --quick");
    }
    return new Options(chosen.isEmpty() ? Benchmarks.cases() : chosen, scale, root, out);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static Case find(String id) {
    return Benchmarks.cases().stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no case " + id));
  }
}
