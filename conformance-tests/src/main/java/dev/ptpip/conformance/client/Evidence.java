package dev.ptpip.conformance.client;

import java.util.List;

/**
 * What is known of a client after a case.
 *
 * @param traffic what passed
 * @param exit how it ended; if it was started several times, the first end that was not good
 * @param fired what the camera did out of the ordinary
 */
public record Evidence(Traffic traffic, ClientExit exit, List<String> fired) {
  /** Copies. */
  public Evidence {
    fired = List.copyOf(fired);
  }

  /** What was asked and answered, in order. */
  List<Deal> deals() {
    return Deal.of(traffic.packets());
  }
}
