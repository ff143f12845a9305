package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.book.RuleBook;
import dev.ptpip.conformance.probe.Probe;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.Permission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of cases as cases of the judge. */
public final class FileCases {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private FileCases() {}

  /** Whether a name on a command line is that of a file of this kind. */
  public static boolean isFile(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * The group of these files.
   *
   * @throws IOException if one can't be read
   * @throws IllegalArgumentException if one is no case, or two have the same name
   */
  public static CaseGroup group(List<Path> files) throws IOException {
    List<ConformanceCase> cases = new ArrayList<>();
    for (Path file : files) {
      cases.add(of(FuzzCase.read(file), file));
    }
    return CaseGroup.of("files", cases.toArray(ConformanceCase[]::new));
  }

  private static ConformanceCase of(FuzzCase found, Path file) {
    try {
      RuleBook.standard().get(found.rule());
    } catch (RuntimeException unknown) {
      throw new IllegalArgumentException(file + ": there is no rule " + found.rule());
    }
    Path name = Optional.ofNullable(file.getFileName()).orElse(file);
    return ConformanceCase.of(found.rule(), name.toString(), found.title(), c -> play(c, found))
        .allow(Permission.HOSTILE)
        .withoutHand()
        .controlled(Controls.HANDSHAKE)
        .from(file);
  }

  private static void play(CaseContext c, FuzzCase found) {
    Probe probe = c.probe();
    Player player =
        new Player(probe, c.identity(), c.timing(), c.timing().bound(PATIENCE), c.facts().codes());
    List<Fault> faults = player.play(found.steps());
    Optional<Fault> after =
        c.facts()
            .info()
            .flatMap(
                info ->
                    new Liveness(c.identity(), c.timing(), c.timing().bound(PATIENCE), info)
                        .check(probe));
    for (Fault fault : after.map(List::of).orElse(faults)) {
      throw fault.kind().weight() == Finding.Weight.HANG
          ? c.hang(fault.wanted(), fault.got())
          : c.fail(fault.wanted(), fault.got(), fault.place());
    }
  }
}
