package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * On which connections the initiator has cancelled its last transactions. The order in which two
 * connections are read is not the order in which somebody wrote to them: a Cancel may be seen
 * before the request that it names, and long after the response. Confined to one thread.
 */
final class Cancels {
  private static final int MOST = 16;

  private final Deque<Seen> all = new ArrayDeque<>();

  /** A transaction that was cancelled. */
  record Seen(TransactionId transaction, Set<Route> routes, FrameRange frames) {
    boolean isOnlyOn(Route route) {
      return routes.size() == 1 && routes.contains(route);
    }
  }

  void came(TransactionId transaction, Route route, FrameRange frames) {
    for (Seen each : all) {
      if (each.transaction.equals(transaction)) {
        each.routes.add(route);
        return;
      }
    }
    if (all.size() == MOST) {
      all.removeFirst();
    }
    all.addLast(new Seen(transaction, EnumSet.of(route), frames));
  }

  List<Seen> onlyOn(Route route) {
    return all.isEmpty() ? List.of() : all.stream().filter(each -> each.isOnlyOn(route)).toList();
  }

  /** What was cancelled on this connection only does not matter any more. */
  void forget(TransactionId transaction, Route route) {
    all.removeIf(each -> each.transaction.equals(transaction) && each.isOnlyOn(route));
  }

  void clear() {
    all.clear();
  }
}
