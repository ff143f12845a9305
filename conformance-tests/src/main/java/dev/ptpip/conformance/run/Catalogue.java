package dev.ptpip.conformance.run;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.book.RequirementSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Groups of cases in the order in which they are run. Immutable. */
public final class Catalogue {
  private final List<CaseGroup> groups;

  /**
   * These groups.
   *
   * @throws IllegalArgumentException if an id is used twice
   */
  public Catalogue(List<CaseGroup> groups) {
    this.groups = List.copyOf(groups);
    Set<String> ids = new HashSet<>();
    for (ConformanceCase each : cases()) {
      if (!ids.add(each.id())) {
        throw new IllegalArgumentException("case id " + each.id() + " is used twice");
      }
    }
  }

  /** The same with another group. */
  public Catalogue with(CaseGroup group) {
    List<CaseGroup> all = new ArrayList<>(groups);
    all.add(group);
    return new Catalogue(all);
  }

  /** The groups. */
  public List<CaseGroup> groups() {
    return groups;
  }

  /** All cases, in order. */
  public List<ConformanceCase> cases() {
    return groups.stream().flatMap(group -> group.cases().stream()).toList();
  }

  /** The cases that a profile and a set ask for. */
  public List<ConformanceCase> cases(Profile profile, RequirementSet set) {
    return cases().stream()
        .filter(
            each ->
                set.contains(each.rule())
                    && profile.ruling(each.rule()) != Profile.Ruling.NOT_ASKED)
        .toList();
  }

  /** The group that a case belongs to. */
  public Optional<CaseGroup> groupOf(ConformanceCase wanted) {
    return groups.stream().filter(group -> group.cases().contains(wanted)).findFirst();
  }
}
