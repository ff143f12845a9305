package dev.ptpip.client.capability;

import java.io.IOException;

/** Takes pictures whose exposure lasts until it is ended from here. */
public interface BulbCapture extends Capability {
  /**
   * Opens the shutter.
   *
   * @throws dev.ptpip.client.operation.OperationFailedException if the camera refuses, for example
   *     because its mode dial does not allow it
   */
  BulbExposure open(CaptureRequest request) throws IOException;
}
