package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.Console;
import dev.ptpip.simulator.scenario.ScenarioException;
import dev.ptpip.simulator.scenario.ScenarioProblem;

/** Tells what is wrong with a scenario; loaded only when something is wrong. */
final class ScenarioMistakes {
  private ScenarioMistakes() {}

  /** Whether {@code failure} is about a scenario; then its mistakes are told, a line each. */
  static boolean areTold(RuntimeException failure, Console console) {
    if (!(failure instanceof ScenarioException wrong)) {
      return false;
    }
    for (ScenarioProblem problem : wrong.problems()) {
      console.error(problem.toString());
    }
    return true;
  }
}
