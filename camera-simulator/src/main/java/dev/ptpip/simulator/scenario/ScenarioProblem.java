package dev.ptpip.simulator.scenario;

/**
 * Something in a scenario that can't be.
 *
 * @param file name of the file; empty if it came from elsewhere
 * @param line counted from 1; 0 if there is no file
 * @param column counted from 1; 0 if there is no file
 * @param path the part of the scenario: {@code rules[1].when}; empty for the whole
 * @param message what is wrong, what was expected, and the nearest word that would be right
 */
public record ScenarioProblem(String file, int line, int column, String path, String message) {
  /** {@code wedding.yaml:31:11 rules[1].when: no operation "GetObjet"; did you mean …?}. */
  @Override
  public String toString() {
    String where = line == 0 ? file : file + ":" + line + ":" + column;
    String what = path.isEmpty() ? message : path + ": " + message;
    return where.isEmpty() ? what : where + "  " + what;
  }
}
