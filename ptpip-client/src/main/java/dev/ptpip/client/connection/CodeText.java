package dev.ptpip.client.connection;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;

/** Names codes for messages and logs. */
public final class CodeText {
  private CodeText() {}

  /** The name of the operation with its number. */
  public static String of(OperationCode code) {
    return code.toString();
  }

  /** The name of the response with its number. */
  public static String of(ResponseCode code) {
    return code.toString();
  }

  /** The name of the event with its number. */
  public static String of(EventCode code) {
    return code.toString();
  }
}
