package dev.ptpip.conformance.client;

import java.util.Optional;

/**
 * What a client did otherwise than wanted.
 *
 * @param wanted what it should have done
 * @param got what it did
 * @param where the packet that shows it, if there is one
 */
public record Shortcoming(String wanted, String got, Optional<Traffic.Seen> where) {
  /** One that no single packet shows. */
  static Shortcoming of(String wanted, String got) {
    return new Shortcoming(wanted, got, Optional.empty());
  }

  /** One that a packet shows. */
  static Shortcoming at(Traffic.Seen where, String wanted, String got) {
    return new Shortcoming(wanted, got, Optional.of(where));
  }
}
