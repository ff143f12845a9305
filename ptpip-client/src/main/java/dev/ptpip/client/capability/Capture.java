package dev.ptpip.client.capability;

import dev.ptpip.client.object.NewObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Takes pictures. */
public interface Capture extends Capability {
  /** Where this camera can put pictures. */
  Set<CaptureTarget> targets();

  /**
   * Takes a picture and waits until its objects can be fetched: one, or several with RAW+JPEG and
   * with bursts.
   *
   * @throws CaptureFailedException if the camera did not take it, for example out of focus
   * @throws dev.ptpip.client.operation.OperationFailedException if it refuses
   */
  List<NewObject> shoot(CaptureRequest request) throws IOException;

  /**
   * Releases and returns at once; the objects are announced by events.
   *
   * @throws dev.ptpip.client.operation.OperationFailedException if the camera refuses
   */
  void trigger(CaptureRequest request) throws IOException;
}
