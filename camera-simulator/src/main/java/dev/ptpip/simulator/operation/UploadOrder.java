package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.OperationInterceptor;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.responder.SessionKey;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has SendObject follow its announcement: any other operation between the two discards it (MTP 1.1
 * §D.2.12). Bodies, and the older text (PIMA 15740 §10.4.12), keep it.
 */
public final class UploadOrder implements OperationInterceptor {
  private static final SessionKey<AtomicBoolean> DISCARDED =
      SessionKey.of("discarded upload", AtomicBoolean::new);

  private static final Set<OperationCode> ANNOUNCING =
      Set.of(OperationCode.SEND_OBJECT_INFO, OperationCode.SEND_OBJECT_PROP_LIST);

  /** No announcement was discarded yet. */
  public UploadOrder() {}

  @Override
  public Reply intercept(Exchange exchange, OperationHandler next) throws IOException {
    if (!exchange.hasSession()) {
      return next.handle(exchange);
    }
    AtomicBoolean discarded = exchange.session().state(DISCARDED);
    if (exchange.operation().equals(OperationCode.SEND_OBJECT)) {
      return discarded.get()
          ? Reply.code(ResponseCode.NO_VALID_OBJECT_INFO)
          : next.handle(exchange);
    }
    discarded.set(!ANNOUNCING.contains(exchange.operation()));
    return next.handle(exchange);
  }
}
