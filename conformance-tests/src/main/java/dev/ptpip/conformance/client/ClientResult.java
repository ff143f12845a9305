package dev.ptpip.conformance.client;

import dev.ptpip.conformance.Verdict;
import java.util.List;

/**
 * What came of a case.
 *
 * @param clientCase the case
 * @param verdict how it ended
 * @param reason why nothing can be said, or it does not apply; otherwise empty
 * @param found what is not as wanted
 * @param exit how the client ended
 * @param fired what the camera did out of the ordinary
 * @param traffic what passed
 */
public record ClientResult(
    ClientCase clientCase,
    Verdict verdict,
    String reason,
    List<Shortcoming> found,
    ClientExit exit,
    List<String> fired,
    Traffic traffic) {
  /** Copies. */
  public ClientResult {
    found = List.copyOf(found);
    fired = List.copyOf(fired);
  }
}
