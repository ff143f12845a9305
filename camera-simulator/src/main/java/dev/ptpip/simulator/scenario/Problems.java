package dev.ptpip.simulator.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, a bounded number. Confined to one thread. */
final class Problems {
  private static final int MOST = 100;

  private final String file;
  private final List<ScenarioProblem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Place place, String path, String message) {
    if (found.size() < MOST) {
      found.add(new ScenarioProblem(file, place.line(), place.column(), path, message));
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, in the order of the file. */
  ScenarioException exception() {
    found.sort(
        Comparator.comparingInt(ScenarioProblem::line).thenComparingInt(ScenarioProblem::column));
    return new ScenarioException(found);
  }
}
