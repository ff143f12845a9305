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
 * @param connections how often it has connected
 */
public record ClientResult(
    ClientCase clientCase,
    Verdict verdict,
    String reason,
    List<Shortcoming> found,
    ClientExit exit,
    long connections) {
  /** Copies. */
  public ClientResult {
    found = List.copyOf(found);
  }
}
