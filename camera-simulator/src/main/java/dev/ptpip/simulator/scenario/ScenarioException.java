package dev.ptpip.simulator.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario that can't be, with everything that is wrong with it. */
public final class ScenarioException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<ScenarioProblem> problems;

  /** At least one problem. */
  ScenarioException(List<ScenarioProblem> problems) {
    super(problems.stream().map(ScenarioProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the file. */
  public List<ScenarioProblem> problems() {
    return problems;
  }
}
