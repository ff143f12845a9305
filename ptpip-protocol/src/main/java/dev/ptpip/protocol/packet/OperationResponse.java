package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.value.TransactionId;
import java.util.Arrays;
import java.util.List;

/**
 * Ends a transaction (CIPA DC-005 §2.3.7).
 *
 * @param response how it ended; 2 bytes on the wire
 * @param transactionId number of the transaction; 4 bytes
 * @param parameters at most five, 4 bytes each; omitted ones mean 0
 */
public record OperationResponse(
    ResponseCode response, TransactionId transactionId, List<Integer> parameters)
    implements Packet {
  /** Most parameters that a response can have. */
  public static final int MAX_PARAMETERS = 5;

  /** Checks the number of parameters. */
  public OperationResponse {
    parameters = Parameters.check(parameters, MAX_PARAMETERS);
  }

  /** A response with parameters as raw 32-bit numbers. */
  public static OperationResponse of(
      ResponseCode response, TransactionId transactionId, int... parameters) {
    return new OperationResponse(
        response, transactionId, Arrays.stream(parameters).boxed().toList());
  }

  static OperationResponse read(DataReader in) {
    return new OperationResponse(
        new ResponseCode(in.uint16("ResponseCode")),
        new TransactionId(in.int32("TransactionID")),
        Parameters.read(in, MAX_PARAMETERS, "PTPIP-FRAME-13"));
  }

  /**
   * Raw value of parameter {@code number}; 0 if it was omitted.
   *
   * @throws IndexOutOfBoundsException if {@code number} is not 1 to 5
   */
  public int parameter(int number) {
    return Parameters.value(parameters, number, MAX_PARAMETERS);
  }

  @Override
  public int typeCode() {
    return PacketType.OPERATION_RESPONSE.code();
  }

  @Override
  public void writeBody(DataWriter out) {
    out.uint16(response.raw()).int32(transactionId.raw());
    parameters.forEach(out::int32);
  }

  @Override
  public String toString() {
    return "OperationResponse[response="
        + response
        + ", transactionId="
        + transactionId
        + ", parameters="
        + Parameters.hex(parameters)
        + "]";
  }
}
