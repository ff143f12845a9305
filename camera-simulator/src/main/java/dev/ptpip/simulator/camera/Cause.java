package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.TransactionId;

/**
 * The operation that began something.
 *
 * @param operation what was asked for
 * @param transaction the transaction in which it was asked for
 */
public record Cause(OperationCode operation, TransactionId transaction) {}
