package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.SessionKey;
import java.util.function.Supplier;

/** Gives the body back to its owner when the session that took it ends, however it ends. */
final class SessionEnd {
  private final SessionKey<AutoCloseable> key;

  SessionEnd(Runnable giveBack) {
    key = SessionKey.of("control of the body", new GivingBack(giveBack));
  }

  private record GivingBack(Runnable giveBack) implements Supplier<AutoCloseable>, AutoCloseable {
    @Override
    public AutoCloseable get() {
      return this;
    }

    @Override
    public void close() {
      giveBack.run();
    }
  }

  /** The same handler; once it was called, the end of its session gives everything back. */
  OperationHandler after(OperationHandler handler) {
    return exchange -> {
      exchange.session().state(key);
      return handler.handle(exchange);
    };
  }
}
