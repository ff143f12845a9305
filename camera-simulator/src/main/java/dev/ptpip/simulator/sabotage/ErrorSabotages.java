package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of how operations are refused. */
final class ErrorSabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of(
        "deletesWhatItRefuses",
        Tampering.at(
            OperationCode.DELETE_OBJECT,
            (exchange, next) -> {
              Reply usual = next.handle(exchange);
              if (!usual.isOk()) {
                deleteLast(exchange.camera().store());
              }
              return usual;
            }));
  }

  private static void deleteLast(ObjectStore store) {
    List<ObjectHandle> all = store.list(ObjectQuery.EVERYTHING).value();
    store.delete(all.get(all.size() - 1), ChangeOrigin.HOST);
  }
}
