package dev.ptpip.simulator;

import dev.ptpip.simulator.fault.Rules;
import dev.ptpip.simulator.responder.Entrance;
import dev.ptpip.simulator.responder.Journal;
import dev.ptpip.simulator.responder.PairingDesk;
import dev.ptpip.simulator.responder.Violations;
import java.util.Optional;

/**
 * What stays around a camera when it begins anew.
 *
 * @param entrance where both kinds of connection come in
 * @param eventEntrance where Event connections come in besides
 * @param journal what happened
 * @param violations what initiators did against the rules
 * @param pairing who is let in
 * @param rules when it deviates
 */
record Surroundings(
    Entrance entrance,
    Optional<Entrance> eventEntrance,
    Journal journal,
    Violations violations,
    PairingDesk pairing,
    Rules rules) {

  void closeEntrances() {
    entrance.close();
    if (eventEntrance.isPresent()) {
      eventEntrance.get().close();
    }
  }
}
