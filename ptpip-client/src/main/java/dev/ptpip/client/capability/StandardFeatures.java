package dev.ptpip.client.capability;

import dev.ptpip.client.CameraSession;
import dev.ptpip.protocol.code.OperationCode;
import java.util.Optional;

/** The features that the standard's own operations offer, for cameras of any vendor. */
public final class StandardFeatures {
  private final CameraSession camera;
  private final ObjectSupport support;

  /** Features of {@code camera}. */
  public StandardFeatures(CameraSession camera, ObjectSupport support) {
    this.camera = camera;
    this.support = support;
  }

  /** The feature, if the camera lists the operations for it. */
  public <C extends Capability> Optional<C> find(Class<C> feature) {
    if (feature.equals(Capture.class) && camera.supports(OperationCode.INITIATE_CAPTURE)) {
      return Optional.of(feature.cast(new StandardCapture(camera, support)));
    }
    if (feature.equals(BulbCapture.class)
        && camera.supports(OperationCode.INITIATE_OPEN_CAPTURE)
        && camera.supports(OperationCode.TERMINATE_OPEN_CAPTURE)) {
      return Optional.of(feature.cast(new OpenCapture(camera, support)));
    }
    return Optional.empty();
  }
}
