package dev.ptpip.client.capability;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.util.List;

/** Exposes between InitiateOpenCapture and TerminateOpenCapture (MTP 1.1 §D.2.24, §D.2.28). */
final class OpenCapture implements BulbCapture {
  private final CameraSession camera;
  private final ObjectSupport support;

  OpenCapture(CameraSession camera, ObjectSupport support) {
    this.camera = camera;
    this.support = support;
  }

  @Override
  public BulbExposure open(CaptureRequest request) throws IOException {
    CaptureWait wait = new CaptureWait(camera, support, request);
    try {
      TransactionId id =
          camera
              .execute(
                  Operation.of(OperationCode.INITIATE_OPEN_CAPTURE, request.storage().raw(), 0))
              .transactionId();
      return new Exposure(id, wait);
    } catch (IOException | RuntimeException refused) {
      wait.close();
      throw refused;
    }
  }

  private final class Exposure implements BulbExposure {
    private final TransactionId id;
    private final CaptureWait wait;
    private boolean running = true;

    Exposure(TransactionId id, CaptureWait wait) {
      this.id = id;
      this.wait = wait;
    }

    @Override
    public List<NewObject> finish() throws IOException {
      terminate();
      return wait.objects();
    }

    private void terminate() throws IOException {
      if (running) {
        running = false;
        camera.execute(Operation.of(OperationCode.TERMINATE_OPEN_CAPTURE, id.raw()));
      }
    }

    @Override
    public void close() throws IOException {
      try {
        terminate();
      } finally {
        wait.close();
      }
    }
  }
}
