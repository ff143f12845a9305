package dev.ptpip.client.capability;

import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.protocol.code.DevicePropertyCode;
import java.io.IOException;
import java.util.List;

/** What a vendor's cameras do with properties beyond the standard. */
public interface PropertySupport {
  /** Nothing. */
  PropertySupport STANDARD = new PropertySupport() {};

  /** Codes of properties that DeviceInfo does not list. */
  default List<DevicePropertyCode> more(OperationExecutor camera) throws IOException {
    return List.of();
  }
}
