package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The operations that a model lists and that have a handler, in the order of the model; worked out
 * when the first initiator wants to know. Safe for use by several threads.
 */
final class OfferedOperations {
  private final List<OperationCode> listed;
  private final OperationTable table;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Offer offer;

  /** What was worked out. */
  private record Offer(
      Map<OperationCode, OperationTable.Entry> entries, List<OperationCode> codes) {}

  /** From here on {@code table} belongs to this object. */
  OfferedOperations(List<OperationCode> listed, OperationTable table) {
    this.listed = listed;
    this.table = table;
  }

  private Offer offer() {
    Offer known = offer;
    return known == null ? workOut() : known;
  }

  private Offer workOut() {
    lock.lock();
    try {
      Offer known = offer;
      if (known == null) {
        Map<OperationCode, OperationTable.Entry> entries = new LinkedHashMap<>();
        for (OperationCode code : listed) {
          table.find(code).ifPresent(entry -> entries.put(code, entry));
        }
        known = new Offer(entries, List.copyOf(entries.keySet()));
        offer = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  Optional<OperationTable.Entry> find(OperationCode code) {
    return Optional.ofNullable(offer().entries().get(code));
  }

  List<OperationCode> codes() {
    return offer().codes();
  }
}
