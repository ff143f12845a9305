package dev.ptpip.simulator.responder;

import java.io.IOException;

/**
 * Stands between the checks of a transaction and its handler: answers in its place, looks at the
 * answer, changes it, or delays it. The first one registered is the outermost.
 */
@FunctionalInterface
public interface OperationInterceptor {
  /**
   * The answer; {@code next} gives that of the interceptors and the handler behind this one, and is
   * called at most once. If it is not called for an operation with streamed data, the data that was
   * taken is dropped.
   */
  Reply intercept(Exchange exchange, OperationHandler next) throws IOException;
}
