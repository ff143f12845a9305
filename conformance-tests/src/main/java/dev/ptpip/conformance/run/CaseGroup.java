package dev.ptpip.conformance.run;

import java.util.List;

/**
 * The cases of one group of the rule book, in the order in which they are run.
 *
 * @param name one word: init, frame, session
 * @param cases what belongs to it
 */
public record CaseGroup(String name, List<ConformanceCase> cases) {
  /** Copies the list. */
  public CaseGroup {
    cases = List.copyOf(cases);
  }

  /** A group of these cases. */
  public static CaseGroup of(String name, ConformanceCase... cases) {
    return new CaseGroup(name, List.of(cases));
  }
}
