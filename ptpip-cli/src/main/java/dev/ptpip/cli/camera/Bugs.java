package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.sabotage.Sabotage;
import dev.ptpip.simulator.sabotage.Sabotages;

/** What {@code --bug} breaks; loaded only when it is asked for. */
final class Bugs {
  private Bugs() {}

  /**
   * Breaks the rule of the case with this id.
   *
   * @throws CommandFailure if nothing is known that does
   */
  static void plant(String caseId, VirtualCameraBuilder camera) {
    Sabotage sabotage = find(caseId);
    sabotage.camera().shape(camera);
    sabotage.breakIt(camera);
  }

  private static Sabotage find(String caseId) {
    return Sabotages.find(caseId)
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
