package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.value.SessionId;
import java.util.Optional;

/** An operation that a {@link Script} answers, as the runner of transactions wants it. */
final class ScriptedOperation {
  private ScriptedOperation() {}

  static OperationTable.Entry entry(OperationRequest request, Script.Performer performer) {
    OperationHandler handler = exchange -> answer(exchange, performer);
    boolean brings =
        request.dataPhase().filter(OperationRequest.DataPhase.OUT::equals).isPresent()
            || performer.bringsData(request);
    return brings
        ? new OperationTable.Entry(
            OperationSpec.dataOut(request.operation(), OperationRequest.MAX_PARAMETERS),
            handler,
            Optional.empty())
        : new OperationTable.Entry(
            OperationSpec.noData(request.operation(), OperationRequest.MAX_PARAMETERS),
            handler,
            Optional.empty());
  }

  /** Sessions are kept, so that they can be counted and get their events. */
  static Reply answer(Exchange exchange, Script.Performer performer) {
    Reply reply = performer.answer(exchange);
    if (reply.code().equals(ResponseCode.OK)) {
      if (exchange.operation().equals(OperationCode.OPEN_SESSION)) {
        exchange.link().openSession(new SessionId(exchange.parameter(1)));
      } else if (exchange.operation().equals(OperationCode.CLOSE_SESSION)) {
        exchange.link().endSession();
      }
    }
    return reply;
  }
}
