package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_INFO;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.store.ObjectStore;
import java.util.function.Consumer;

/**
 * A store that says that it is another one: same description, same label, same objects. This is
 * what a camera shows that forgets to look at the StorageID.
 */
final class SecondStore {
  private static final StorageId SECOND = new StorageId(0x0002_0001);

  private SecondStore() {}

  static Consumer<VirtualCameraBuilder> sabotage() {
    return Tampering.array(GET_STORAGE_IDS, (exchange, ids) -> Tampering.plus(ids, SECOND.raw()))
        .andThen(asSecond(GET_STORAGE_INFO, SecondStore::info))
        .andThen(asSecond(GET_OBJECT_HANDLES, SecondStore::list));
  }

  private static Consumer<VirtualCameraBuilder> asSecond(
      OperationCode operation, OperationHandler answer) {
    return Tampering.at(
        operation,
        (exchange, next) ->
            exchange.storage(1).equals(SECOND) ? answer.handle(exchange) : next.handle(exchange));
  }

  private static Reply info(Exchange exchange) {
    ObjectStore store = exchange.camera().store();
    return store
        .storageInfo(store.storageIds().get(0))
        .result()
        .map(Tampering::reply)
        .orElseGet(() -> Reply.code(ResponseCode.STORE_NOT_AVAILABLE));
  }

  private static Reply list(Exchange exchange) {
    return exchange
        .camera()
        .store()
        .list(
            ObjectQuery.ofParameters(
                StorageId.ALL.raw(), exchange.parameter(2), exchange.parameter(3)))
        .result()
        .map(handles -> Tampering.reply(UInt32Array.of(handles, ObjectHandle::raw)))
        .orElseGet(() -> Reply.code(ResponseCode.INVALID_PARAMETER));
  }
}
