package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.SessionId;
import dev.ptpip.simulator.model.Quirk;
import java.util.Optional;

/** OpenSession and CloseSession (MTP 1.1 §D.2.2, §D.2.3). */
final class SessionOperations {
  private final ResponderRules rules;

  private SessionOperations(ResponderRules rules) {
    this.rules = rules;
  }

  static void register(OperationTable table, ResponderRules rules) {
    SessionOperations operations = new SessionOperations(rules);
    table
        .register(
            OperationSpec.noData(OperationCode.OPEN_SESSION, 1).withoutSession(), operations::open)
        .register(OperationSpec.noData(OperationCode.CLOSE_SESSION, 0), SessionOperations::close);
  }

  private Reply open(Exchange exchange) {
    Optional<SessionState> open = exchange.link().session();
    if (open.isPresent()) {
      return Reply.code(ResponseCode.SESSION_ALREADY_OPEN, open.get().id().raw());
    }
    SessionId id = new SessionId(exchange.parameter(1));
    if (!id.isUsable() && !(id.raw() == 0 && rules.has(Quirk.Kind.ANY_SESSION_ID))) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    exchange.link().openSession(id);
    return Reply.ok();
  }

  private static Reply close(Exchange exchange) {
    exchange.link().endSession();
    return Reply.ok();
  }
}
