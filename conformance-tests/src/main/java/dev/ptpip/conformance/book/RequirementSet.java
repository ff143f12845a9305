package dev.ptpip.conformance.book;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A frozen list of requirements: a verdict against a named set means the same next year, whatever
 * has been added to the book since.
 *
 * @param name for example 2026.1
 * @param ids what belongs to it
 */
public record RequirementSet(String name, Set<String> ids) {
  private static final List<String> NAMES = List.of("2026.1");

  /** Copies the ids. */
  public RequirementSet {
    ids = Set.copyOf(ids);
  }

  /** The set of this name. */
  public static Optional<RequirementSet> named(String name) {
    return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  /** The newest set. */
  public static RequirementSet newest() {
    return read(NAMES.get(NAMES.size() - 1));
  }

  /** All names, oldest first. */
  public static List<String> names() {
    return NAMES;
  }

  private static RequirementSet read(String name) {
    Set<String> ids = new TreeSet<>();
    Csv.text("set-" + name + ".txt")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(
            id -> {
              RuleBook.standard().get(id);
              if (!ids.add(id)) {
                throw new IllegalStateException(id + " is twice in set " + name);
              }
            });
    return new RequirementSet(name, ids);
  }

  /** Whether {@code requirement} belongs to it. */
  public boolean contains(Requirement requirement) {
    return ids.contains(requirement.id());
  }
}
