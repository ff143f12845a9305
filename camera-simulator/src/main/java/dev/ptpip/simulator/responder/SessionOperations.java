package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.SessionId;
import dev.ptpip.simulator.model.Quirk;
import java.util.Optional;
import java.util.function.Consumer;

/** OpenSession and CloseSession (MTP 1.1 §D.2.2, §D.2.3). */
final class SessionOperations implements Consumer<OperationTable> {
  private final ResponderRules rules;

  SessionOperations(ResponderRules rules) {
    this.rules = rules;
  }

  /** Registers both. */
  @Override
  public void accept(OperationTable table) {
    table
        .register(OperationSpec.noData(OperationCode.OPEN_SESSION, 1).withoutSession(), this::open)
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
