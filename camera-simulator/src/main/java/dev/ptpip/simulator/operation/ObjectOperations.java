package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;

/** GetObjectInfo, GetObject, GetThumb, GetPartialObject (MTP 1.1 §D.2.8 to §D.2.10, §D.2.27). */
final class ObjectOperations {
  private static final long TO_THE_END = 0xFFFF_FFFFL;

  /** An operation of Android; its offset has 64 bits, the lower half comes first. */
  private static final OperationCode GET_PARTIAL_OBJECT_64 = new OperationCode(0x95C1);

  private ObjectOperations() {}

  static void register(OperationTable table) {
    table
        .register(OperationSpec.dataIn(OperationCode.GET_OBJECT_INFO, 1), ObjectOperations::info)
        .register(OperationSpec.dataIn(OperationCode.GET_OBJECT, 1), ObjectOperations::whole)
        .register(OperationSpec.dataIn(OperationCode.GET_THUMB, 1), ObjectOperations::thumbnail)
        .register(OperationSpec.dataIn(OperationCode.GET_PARTIAL_OBJECT, 3), ObjectOperations::part)
        .register(OperationSpec.dataIn(GET_PARTIAL_OBJECT_64, 4), ObjectOperations::part64);
  }

  private static Reply info(Exchange exchange) {
    return exchange
        .camera()
        .store()
        .find(exchange.handle(1))
        .map(object -> Answers.data(object.info()))
        .orElseGet(() -> Reply.code(ResponseCode.INVALID_OBJECT_HANDLE));
  }

  private static Reply whole(Exchange exchange) {
    return Answers.of(exchange.camera().store().open(exchange.handle(1)), Reply::data);
  }

  private static Reply thumbnail(Exchange exchange) {
    return Answers.of(exchange.camera().store().thumbnail(exchange.handle(1)), Reply::data);
  }

  private static Reply part(Exchange exchange) {
    long offset = Integer.toUnsignedLong(exchange.parameter(2));
    long most = Integer.toUnsignedLong(exchange.parameter(3));
    return Answers.of(
        exchange.camera().store().open(exchange.handle(1)),
        object -> part(object, offset, most == TO_THE_END ? Long.MAX_VALUE : most));
  }

  private static Reply part64(Exchange exchange) {
    long offset =
        Integer.toUnsignedLong(exchange.parameter(2)) | (long) exchange.parameter(3) << 32;
    long most = Integer.toUnsignedLong(exchange.parameter(4));
    return offset < 0
        ? Reply.code(ResponseCode.INVALID_PARAMETER)
        : Answers.of(
            exchange.camera().store().open(exchange.handle(1)),
            object -> part(object, offset, most == TO_THE_END ? Long.MAX_VALUE : most));
  }

  /** Where the object is longer than a UINT32 can tell, the part ends before. */
  private static Reply part(DataSource object, long offset, long most) {
    if (offset > object.size()) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    long count = Math.min(Math.min(most, object.size() - offset), TO_THE_END);
    return Reply.data(object.slice(offset, count), (int) count);
  }
}
