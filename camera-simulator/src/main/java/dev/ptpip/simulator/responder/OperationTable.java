package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The operations that have a handler. Filled before the camera starts, on one thread; only read
 * afterwards, by one thread at a time. A later registration replaces an earlier one, so that a
 * vendor's pack can change a standard operation.
 */
public final class OperationTable {
  private final Map<OperationCode, Entry> entries = new LinkedHashMap<>();

  /** Registrations that nobody has needed yet, in their order. */
  private final List<Consumer<OperationTable>> waiting = new ArrayList<>();

  /** One operation; exactly one of the handlers is there. */
  record Entry(OperationSpec spec, OperationHandler handler, Optional<DataOutHandler> stream) {}

  /** A table without operations. */
  public OperationTable() {}

  /** Registers a handler that sees the initiator's data, if any, as a whole. */
  public OperationTable register(OperationSpec spec, OperationHandler handler) {
    return put(new Entry(spec, handler, Optional.empty()));
  }

  /** Registers a handler that takes the initiator's data piece by piece. */
  public OperationTable registerStream(OperationSpec spec, DataOutHandler handler) {
    OperationHandler withoutData = exchange -> handler.begin(exchange, Optional.of(0L)).complete(0);
    return put(new Entry(spec, withoutData, Optional.of(handler)));
  }

  /**
   * Registers a group of operations in its turn, but not before somebody looks for an operation:
   * the first initiator comes long after the camera's start, which has to be quick.
   */
  public OperationTable later(Consumer<OperationTable> group) {
    waiting.add(group);
    return this;
  }

  private OperationTable put(Entry entry) {
    if (waiting.isEmpty()) {
      entries.put(entry.spec().code(), entry);
      return this;
    }
    return later(
        new Consumer<>() {
          @Override
          public void accept(OperationTable table) {
            table.put(entry);
          }
        });
  }

  /** Each group fills a table of its own, so that what it puts off itself comes in its turn too. */
  private Map<OperationCode, Entry> all() {
    List<Consumer<OperationTable>> groups = List.copyOf(waiting);
    waiting.clear();
    for (Consumer<OperationTable> group : groups) {
      OperationTable part = new OperationTable();
      group.accept(part);
      entries.putAll(part.all());
    }
    return entries;
  }

  /** The operations, in the order of their first registration. */
  public Set<OperationCode> codes() {
    return Set.copyOf(all().keySet());
  }

  /** The checks of an operation. */
  public Optional<OperationSpec> spec(OperationCode code) {
    return find(code).map(Entry::spec);
  }

  Optional<Entry> find(OperationCode code) {
    return Optional.ofNullable(all().get(code));
  }
}
