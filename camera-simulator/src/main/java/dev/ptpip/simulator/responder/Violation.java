package dev.ptpip.simulator.responder;

import java.time.Instant;

/**
 * An initiator did what it must not.
 *
 * @param at when, in the camera's time
 * @param rule id of the requirement, {@code PTPIP-CLOSE-06}; empty if it has none
 * @param who the initiator, or the address of a peer that was none yet
 * @param what what it did
 */
public record Violation(Instant at, String rule, String who, String what) {
  @Override
  public String toString() {
    return (rule.isEmpty() ? "" : rule + "  ") + who + ": " + what;
  }
}
