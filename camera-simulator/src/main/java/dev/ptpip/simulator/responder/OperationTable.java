package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations that have a handler. Filled before the camera starts, on one thread; only read
 * afterwards. A later registration replaces an earlier one, so that a vendor's pack can change a
 * standard operation.
 */
public final class OperationTable {
  private final Map<OperationCode, Entry> entries = new LinkedHashMap<>();

  /** One operation; exactly one of the handlers is there. */
  record Entry(OperationSpec spec, OperationHandler handler, Optional<DataOutHandler> stream) {}

  /** A table without operations. */
  public OperationTable() {}

  /** Registers a handler that sees the initiator's data, if any, as a whole. */
  public OperationTable register(OperationSpec spec, OperationHandler handler) {
    entries.put(spec.code(), new Entry(spec, handler, Optional.empty()));
    return this;
  }

  /** Registers a handler that takes the initiator's data piece by piece. */
  public OperationTable registerStream(OperationSpec spec, DataOutHandler handler) {
    OperationHandler withoutData = exchange -> handler.begin(exchange, Optional.of(0L)).complete(0);
    entries.put(spec.code(), new Entry(spec, withoutData, Optional.of(handler)));
    return this;
  }

  /** The operations, in the order of their first registration. */
  public Set<OperationCode> codes() {
    return Set.copyOf(entries.keySet());
  }

  /** The checks of an operation. */
  public Optional<OperationSpec> spec(OperationCode code) {
    return find(code).map(Entry::spec);
  }

  Optional<Entry> find(OperationCode code) {
    return Optional.ofNullable(entries.get(code));
  }
}
