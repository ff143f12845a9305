package dev.ptpip.client.operation;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.DecodePolicy;
import java.io.IOException;

/** Carries out operations in an open session; safe for use by several threads. */
public interface OperationExecutor {
  /**
   * Carries out {@code operation} and gives back what it brought.
   *
   * @throws OperationFailedException if the camera answers with another code than OK
   * @throws DeviceBusyException if it is busy for longer than the policy waits
   * @throws OperationCancelledException if it was given up
   * @throws IncompleteDataException if the data is not what was announced
   * @throws SessionLostException if the session has ended
   * @throws IOException if a sink fails
   */
  OperationResult execute(Operation operation) throws IOException;

  /**
   * Carries out {@code operation} and gives back the answer whatever its code; Device_Busy is not
   * tried again.
   *
   * @throws SessionLostException if the session has ended
   * @throws IOException as {@link #execute}
   */
  OperationResult exchange(Operation operation) throws IOException;

  /** Whether the camera lists {@code operation} in its DeviceInfo. */
  boolean supports(OperationCode operation);

  /** What becomes of anomalies in datasets. */
  DecodePolicy decodePolicy();

  /** The names of the camera's codes. */
  CodeBook codes();
}
