package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that a model lists and that have a handler, in the order of the model. */
final class OfferedOperations {
  private final Map<OperationCode, OperationTable.Entry> entries = new LinkedHashMap<>();
  private final List<OperationCode> codes;

  OfferedOperations(List<OperationCode> listed, OperationTable table) {
    for (OperationCode code : listed) {
      table.find(code).ifPresent(entry -> entries.put(code, entry));
    }
    codes = List.copyOf(entries.keySet());
  }

  Optional<OperationTable.Entry> find(OperationCode code) {
    return Optional.ofNullable(entries.get(code));
  }

  List<OperationCode> codes() {
    return codes;
  }
}
