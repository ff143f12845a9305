package dev.ptpip.client.capability;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.code.OperationCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes pictures with InitiateCapture (MTP 1.1 §D.2.14), for cameras of any vendor. */
final class StandardCapture implements Capture {
  private final CameraSession camera;
  private final ObjectSupport support;

  StandardCapture(CameraSession camera, ObjectSupport support) {
    this.camera = camera;
    this.support = support;
  }

  @Override
  public Set<CaptureTarget> targets() {
    return Set.of(CaptureTarget.CARD);
  }

  @Override
  public List<NewObject> shoot(CaptureRequest request) throws IOException {
    Optional<CardBefore> before =
        request.target() == CaptureTarget.CARD ? CardBefore.look(camera) : Optional.empty();
    try (CaptureWait wait = new CaptureWait(camera, support, request, before)) {
      trigger(request);
      return wait.objects();
    }
  }

  @Override
  public void trigger(CaptureRequest request) throws IOException {
    if (request.target() != CaptureTarget.CARD) {
      throw new UnsupportedCapabilityException(
          "this camera takes pictures to the card only, it has no operation for its memory");
    }
    camera.execute(
        Operation.of(OperationCode.INITIATE_CAPTURE, request.storage().raw(), 0)
            .within(request.timeout())
            .cancelledBy(request.cancellation()));
  }
}
