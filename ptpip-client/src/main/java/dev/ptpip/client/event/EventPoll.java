package dev.ptpip.client.event;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import java.util.List;

/** How a vendor's list of events is asked for. */
public interface EventPoll {
  /** The operation; no parameters, data comes in, and the call empties the camera's list. */
  OperationCode operation();

  /**
   * Decodes the data of the operation.
   *
   * @throws dev.ptpip.protocol.io.DecodeException if it is no such list
   */
  List<CameraEvent> decode(Bytes data);
}
