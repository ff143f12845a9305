package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import java.util.List;

/** GetObjectReferences and SetObjectReferences (MTP 1.1 §D.2.33, §D.2.34). */
final class ReferenceOperations {
  private ReferenceOperations() {}

  static void register(OperationTable table) {
    table
        .register(
            OperationSpec.dataIn(OperationCode.GET_OBJECT_REFERENCES, 1), ReferenceOperations::get)
        .register(
            OperationSpec.dataOut(OperationCode.SET_OBJECT_REFERENCES, 1),
            ReferenceOperations::set);
  }

  private static Reply get(Exchange exchange) {
    return Answers.of(
        exchange.camera().store().references(exchange.handle(1)),
        handles -> Answers.data(UInt32Array.of(handles, ObjectHandle::raw)));
  }

  private static Reply set(Exchange exchange) {
    if (exchange.camera().store().find(exchange.handle(1)).isEmpty()) {
      return Reply.code(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    List<ObjectHandle> targets;
    try {
      targets = UInt32Array.decode(exchange.data(), DecodePolicy.STRICT).as(ObjectHandle::new);
    } catch (DecodeException broken) {
      return Reply.code(ResponseCode.INVALID_DATASET);
    }
    return Answers.of(exchange.camera().store().references(exchange.handle(1), targets));
  }
}
