package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.BulbCapture;
import dev.ptpip.client.capability.BulbExposure;
import dev.ptpip.client.capability.CaptureFailedException;
import dev.ptpip.client.capability.CaptureRequest;
import dev.ptpip.client.capability.CaptureTarget;
import dev.ptpip.client.capability.CaptureWait;
import dev.ptpip.client.capability.ObjectSupport;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Bulb: mode M and exposure time "bulb" are set while the initiator is in control, 0x9207 opens the
 * shutter, 0x920C closes it. Mode and time are put back afterwards.
 */
final class NikonBulb implements BulbCapture {
  /** The exposure time that means "until told to stop". */
  static final long BULB = 0xFFFF_FFFFL;

  private static final long MANUAL = 1;
  private static final int NO_FOCUS = 0xFFFF_FFFF;

  private final Body body;
  private final CameraSession camera;
  private final ObjectSupport support;

  NikonBulb(Body body, ObjectSupport support) {
    this.body = body;
    this.camera = body.camera();
    this.support = support;
  }

  static boolean isPossible(CameraSession camera) {
    return camera.supports(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA)
        && camera.supports(NikonOperations.TERMINATE_CAPTURE);
  }

  @Override
  public BulbExposure open(CaptureRequest request) throws IOException {
    body.takeControl();
    OptionalLong mode = body.number(DevicePropertyCode.EXPOSURE_PROGRAM_MODE);
    if (mode.orElse(0) != MANUAL) {
      camera.properties().set(DevicePropertyCode.EXPOSURE_PROGRAM_MODE, MANUAL);
    }
    OptionalLong time = body.number(DevicePropertyCode.EXPOSURE_TIME);
    CaptureWait wait = new CaptureWait(camera, support, request);
    Exposure exposure = new Exposure(request, wait, mode, time);
    try {
      camera.properties().set(DevicePropertyCode.EXPOSURE_TIME, BULB);
      camera.execute(
          Operation.of(
              NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA,
              NO_FOCUS,
              request.target() == CaptureTarget.MEMORY ? 1 : 0));
      exposure.running = true;
      return exposure;
    } catch (IOException | RuntimeException refused) {
      exposure.abandon(refused);
      throw refused;
    }
  }

  private final class Exposure implements BulbExposure {
    private final CaptureRequest request;
    private final CaptureWait wait;
    private final OptionalLong mode;
    private final OptionalLong time;
    private boolean running;
    private boolean restored;

    Exposure(CaptureRequest request, CaptureWait wait, OptionalLong mode, OptionalLong time) {
      this.request = request;
      this.wait = wait;
      this.mode = mode;
      this.time = time;
    }

    @Override
    public List<NewObject> finish() throws IOException {
      terminate();
      ResponseCode ready = body.awaitReady(request.timeout());
      restore();
      if (!ready.equals(ResponseCode.OK)) {
        throw new CaptureFailedException(
            "the picture was not taken: the camera says " + camera.codes().label(ready), ready);
      }
      return wait.objects();
    }

    private void terminate() throws IOException {
      if (running) {
        running = false;
        camera.execute(Operation.of(NikonOperations.TERMINATE_CAPTURE, 0, 0));
      }
    }

    private void restore() throws IOException {
      if (restored) {
        return;
      }
      restored = true;
      if (time.isPresent() && time.getAsLong() != BULB) {
        body.trySet(DevicePropertyCode.EXPOSURE_TIME, time.getAsLong());
      }
      if (mode.isPresent() && mode.getAsLong() != MANUAL) {
        body.trySet(DevicePropertyCode.EXPOSURE_PROGRAM_MODE, mode.getAsLong());
      }
    }

    private void abandon(Exception reason) {
      try {
        close();
      } catch (IOException alsoThis) {
        reason.addSuppressed(alsoThis);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        if (running) {
          terminate();
          body.awaitReady(request.timeout());
        }
        restore();
      } finally {
        wait.close();
      }
    }
  }
}
