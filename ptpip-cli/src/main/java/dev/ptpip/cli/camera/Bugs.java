package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.simulator.sabotage.Sabotage;
import dev.ptpip.simulator.sabotage.Sabotages;

/** What {@code --bug} breaks; loaded only when it is asked for. */
final class Bugs {
  private Bugs() {}

  /**
   * The rule that breaks the case of this id.
   *
   * @throws CommandFailure if there is none
   */
  static String fault(String caseId) {
    return Sabotages.find(caseId)
        .map(Sabotage::fault)
        .orElseThrow(
            () ->
                CommandFailure.impossible(
                    "--bug: no sabotage for \""
                        + caseId
                        + "\""
                        + Sabotages.nearest(caseId)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; see --list bugs")));
  }
}
