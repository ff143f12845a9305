package dev.ptpip.pcap.redact;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the two directions of a connection have to know of each other: which operation a transaction
 * is. Confined to one thread.
 */
final class Dialogue {
  private static final int REMEMBERED = 16;

  /** A request. */
  record Request(int operation, long parameter) {
    static final Request UNKNOWN = new Request(0, 0);
  }

  private final Map<Long, Request> requests =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Request> eldest) {
          return size() > REMEMBERED;
        }
      };

  void asked(long transaction, Request request) {
    requests.remove(transaction);
    requests.put(transaction, request);
  }

  Request of(long transaction) {
    return requests.getOrDefault(transaction, Request.UNKNOWN);
  }
}
