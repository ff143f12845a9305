package dev.ptpip.conformance.client;

import java.util.List;

/**
 * What is known of a client after a case.
 *
 * @param traffic what passed
 * @param exit how it ended
 * @param fired which rules of the scene have taken place
 */
public record Evidence(Traffic traffic, ClientExit exit, List<String> fired) {
  /** Copies. */
  public Evidence {
    fired = List.copyOf(fired);
  }
}
