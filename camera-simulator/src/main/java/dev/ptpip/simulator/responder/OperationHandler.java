package dev.ptpip.simulator.responder;

import java.io.IOException;

/**
 * Carries out one operation. Called on the command thread of one connection after the checks of
 * {@link OperationSpec} have passed and a data phase from the initiator has been taken in; it
 * answers at once and leaves long work to the camera's clock.
 */
@FunctionalInterface
public interface OperationHandler {
  /**
   * The answer. An expected failure is a response code, not an exception; whatever is thrown is
   * logged and answered General_Error.
   */
  Reply handle(Exchange exchange) throws IOException;
}
