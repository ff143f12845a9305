package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ObjectQuery;

/**
 * GetStorageIDs, GetStorageInfo, FormatStore, GetNumObjects, GetObjectHandles (MTP 1.1 §D.2.4 to
 * §D.2.7, §D.2.15).
 */
final class StorageOperations {
  private StorageOperations() {}

  static void register(OperationTable table) {
    table
        .register(OperationSpec.dataIn(OperationCode.GET_STORAGE_IDS, 0), StorageOperations::ids)
        .register(OperationSpec.dataIn(OperationCode.GET_STORAGE_INFO, 1), StorageOperations::info)
        .register(
            OperationSpec.noData(OperationCode.FORMAT_STORE, 2).refusedWhileBusy(),
            StorageOperations::format)
        .register(OperationSpec.noData(OperationCode.GET_NUM_OBJECTS, 3), StorageOperations::count)
        .register(
            OperationSpec.dataIn(OperationCode.GET_OBJECT_HANDLES, 3), StorageOperations::handles);
  }

  private static Reply ids(Exchange exchange) {
    return Answers.data(UInt32Array.of(exchange.camera().store().storageIds(), StorageId::raw));
  }

  private static Reply info(Exchange exchange) {
    return Answers.of(exchange.camera().store().storageInfo(exchange.storage(1)), Answers::data);
  }

  private static Reply format(Exchange exchange) {
    StorageId storage = exchange.storage(1);
    ResponseCode code = exchange.camera().store().format(storage, exchange.parameter(2));
    if (code.equals(ResponseCode.OK)) {
      exchange
          .sessions()
          .publishToOthers(exchange.session(), CameraEvent.storageInfoChanged(storage));
    }
    return Answers.of(code);
  }

  private static ObjectQuery query(Exchange exchange) {
    return ObjectQuery.ofParameters(
        exchange.parameter(1), exchange.parameter(2), exchange.parameter(3));
  }

  private static Reply count(Exchange exchange) {
    return Answers.of(
        exchange.camera().store().list(query(exchange)), handles -> Reply.ok(handles.size()));
  }

  private static Reply handles(Exchange exchange) {
    return Answers.of(
        exchange.camera().store().list(query(exchange)),
        handles -> Answers.data(UInt32Array.of(handles, ObjectHandle::raw)));
  }
}
