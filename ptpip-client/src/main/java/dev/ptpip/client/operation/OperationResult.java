package dev.ptpip.client.operation;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.TransactionId;
import java.util.List;

/**
 * What an operation gave back.
 *
 * @param response the response code
 * @param transactionId the transaction that it was
 * @param parameters response parameters, raw 32-bit numbers; omitted ones mean 0
 * @param data incoming data; empty if there was none or it went to a sink
 * @param dataBytes number of bytes of incoming data, wherever they went
 */
public record OperationResult(
    ResponseCode response,
    TransactionId transactionId,
    List<Integer> parameters,
    Bytes data,
    long dataBytes) {
  /** Copies the list. */
  public OperationResult {
    parameters = List.copyOf(parameters);
  }

  /** Whether the response code is OK. */
  public boolean isOk() {
    return response.equals(ResponseCode.OK);
  }

  /** Raw value of response parameter {@code number} (1 to 5); 0 if it was omitted. */
  public int parameter(int number) {
    return number <= parameters.size() ? parameters.get(number - 1) : 0;
  }
}
