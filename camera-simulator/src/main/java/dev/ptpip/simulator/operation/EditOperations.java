package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.ObjectStore;

/**
 * DeleteObject, SetObjectProtection, MoveObject, CopyObject (MTP 1.1 §D.2.11, §D.2.18, §D.2.25,
 * §D.2.26). The session that asks hears no event of what it did, other ones do.
 */
final class EditOperations {
  private EditOperations() {}

  static void register(OperationTable table) {
    table
        .register(OperationSpec.noData(OperationCode.DELETE_OBJECT, 2), EditOperations::delete)
        .register(
            OperationSpec.noData(OperationCode.SET_OBJECT_PROTECTION, 2), EditOperations::protect)
        .register(OperationSpec.noData(OperationCode.MOVE_OBJECT, 3), EditOperations::move)
        .register(OperationSpec.noData(OperationCode.COPY_OBJECT, 3), EditOperations::copy);
  }

  private static Reply delete(Exchange exchange) {
    ObjectStore store = exchange.camera().store();
    ObjectHandle handle = exchange.handle(1);
    if (handle.equals(ObjectHandle.ALL)) {
      ResponseCode code = store.deleteAll(exchange.parameter(2));
      tellOthers(exchange, code, CameraEvent.of(EventCode.UNREPORTED_STATUS));
      return Answers.of(code);
    }
    if (exchange.parameter(2) != 0) {
      return Reply.code(ResponseCode.PARAMETER_NOT_SUPPORTED); // a filter for "all" only
    }
    ResponseCode code = store.delete(handle, ChangeOrigin.HOST);
    tellOthers(exchange, code, CameraEvent.objectRemoved(handle));
    return Answers.of(code);
  }

  private static Reply protect(Exchange exchange) {
    ObjectHandle handle = exchange.handle(1);
    ResponseCode code =
        exchange.camera().store().protect(handle, exchange.parameter(2), ChangeOrigin.HOST);
    tellOthers(exchange, code, CameraEvent.of(EventCode.OBJECT_INFO_CHANGED, handle.raw()));
    return Answers.of(code);
  }

  private static Reply move(Exchange exchange) {
    ObjectHandle handle = exchange.handle(1);
    ResponseCode code =
        exchange.camera().store().move(handle, exchange.storage(2), exchange.handle(3));
    tellOthers(exchange, code, CameraEvent.of(EventCode.OBJECT_INFO_CHANGED, handle.raw()));
    return Answers.of(code);
  }

  private static Reply copy(Exchange exchange) {
    return Answers.of(
        exchange.camera().store().copy(exchange.handle(1), exchange.storage(2), exchange.handle(3)),
        copied -> {
          tellOthers(exchange, ResponseCode.OK, CameraEvent.objectAdded(copied));
          return Reply.ok(copied.raw());
        });
  }

  private static void tellOthers(Exchange exchange, ResponseCode code, CameraEvent event) {
    if (code.equals(ResponseCode.OK) || code.equals(ResponseCode.PARTIAL_DELETION)) {
      exchange.sessions().publishToOthers(exchange.session(), event);
    }
  }
}
