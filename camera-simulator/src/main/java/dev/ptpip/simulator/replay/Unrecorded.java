package dev.ptpip.simulator.replay;

import java.util.Optional;

/**
 * A request that the recording has no answer to; General_Error was sent.
 *
 * @param request what was asked, in words
 * @param problem why there is no answer
 * @param nearest the recorded request that is most like it, with its number; empty if none is
 */
public record Unrecorded(String request, String problem, Optional<String> nearest) {
  /** All on one line. */
  public String text() {
    return request
        + "  "
        + problem
        + nearest.map(each -> "; nearest: " + each).orElse("; nothing like it was recorded");
  }
}
