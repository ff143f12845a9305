package dev.ptpip.pcap.redact;

import dev.ptpip.protocol.io.Bytes;
import java.util.HashMap;
import java.util.Map;

/** Numbers that take the place of GUIDs and hardware addresses. Confined to one thread. */
final class Identities {
  private static final int LIMIT = 200;

  private final Map<Bytes, Integer> numbers = new HashMap<>();

  /** The same number for the same bytes, from 1; those that come too late share one. */
  int number(byte[] identity) {
    Bytes key = Bytes.copyOf(identity);
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int next = Math.min(numbers.size() + 1, LIMIT);
    if (next < LIMIT) {
      numbers.put(key, next);
    }
    return next;
  }
}
