package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.value.Guid;
import java.util.Set;

/**
 * Which initiators are let in; the others get Init_Fail 1, rejected initiator (CIPA DC-005 §2.3.5).
 */
@FunctionalInterface
public interface Pairing {
  /** Everybody. */
  Pairing ACCEPT = ForAll.ADMITTED;

  /** Nobody. */
  Pairing DENY = ForAll.REFUSED;

  /** Those whose identity is in {@code paired}. */
  static Pairing only(Set<Guid> paired) {
    Set<Guid> copy = Set.copyOf(paired);
    return (guid, name) -> copy.contains(guid);
  }

  /** The same for everybody. */
  enum ForAll implements Pairing {
    /** Let in. */
    ADMITTED,
    /** Turned away. */
    REFUSED;

    @Override
    public boolean admits(Guid guid, String friendlyName) {
      return this == ADMITTED;
    }
  }

  /** Whether the initiator with this identity and friendly name may connect. */
  boolean admits(Guid guid, String friendlyName);
}
