package dev.ptpip.client.operation;

import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import java.util.Arrays;
import java.util.List;

/** The camera answered with another code than OK; the session goes on. */
public class OperationFailedException extends PtpIpException {
  private static final long serialVersionUID = 1L;

  private final int operation;
  private final int response;
  private final int[] parameters;

  /** Tells which operation failed with which code. */
  public OperationFailedException(
      String message, OperationCode operation, ResponseCode response, List<Integer> parameters) {
    super(message);
    this.operation = operation.raw();
    this.response = response.raw();
    this.parameters = parameters.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The operation. */
  public OperationCode operation() {
    return new OperationCode(operation);
  }

  /** The response code, exactly as it came. */
  public ResponseCode response() {
    return new ResponseCode(response);
  }

  /** Response parameters, raw 32-bit numbers. */
  public List<Integer> parameters() {
    return Arrays.stream(parameters).boxed().toList();
  }
}
