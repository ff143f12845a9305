package dev.ptpip.client.operation;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import java.util.List;

/** The camera answered Device_Busy for as long as the {@link BusyPolicy} goes on asking. */
public final class DeviceBusyException extends OperationFailedException {
  private static final long serialVersionUID = 1L;

  /** Tells which operation, and how often and how long it was tried. */
  public DeviceBusyException(String message, OperationCode operation, List<Integer> parameters) {
    super(message, operation, ResponseCode.DEVICE_BUSY, parameters);
  }
}
