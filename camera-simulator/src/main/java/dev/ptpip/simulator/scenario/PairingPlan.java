package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.value.Guid;
import java.util.Set;

/** Which initiators are let in. */
public sealed interface PairingPlan {
  /** One answer for everybody. */
  enum Everybody implements PairingPlan {
    /** Everybody is let in. */
    ACCEPT,
    /** Nobody is. */
    DENY,
    /** Somebody at the camera decides each time. */
    ASK
  }

  /** Those with one of these identities are let in. */
  record Only(Set<Guid> guids) implements PairingPlan {
    /** Copies the set. */
    public Only {
      guids = Set.copyOf(guids);
    }
  }
}
