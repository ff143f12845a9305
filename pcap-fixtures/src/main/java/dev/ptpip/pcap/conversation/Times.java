package dev.ptpip.pcap.conversation;

import java.time.Instant;

/** Nanoseconds since 1970, as frames have them, as instants. */
final class Times {
  private Times() {}

  static Instant of(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
