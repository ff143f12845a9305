package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.AutoFocus;
import dev.ptpip.client.capability.Capture;
import dev.ptpip.client.capability.CaptureFailedException;
import dev.ptpip.client.capability.CaptureRequest;
import dev.ptpip.client.capability.CaptureTarget;
import dev.ptpip.client.capability.CaptureWait;
import dev.ptpip.client.capability.ObjectSupport;
import dev.ptpip.client.capability.UnsupportedCapabilityException;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Releases with the best operation that the body has, in the order in which gphoto2 2.5.28 tries
 * them: 0x9207 with the target, 0x90CB and 0x90C0 to memory, InitiateCapture to the card. The body
 * answers at once and works on behind DeviceReady.
 */
final class NikonCapture implements Capture {
  private static final int NO_FOCUS = 0xFFFF_FFFF;
  private static final int FOCUS_FIRST = 0xFFFF_FFFE;
  private static final int TO_CARD = 0;
  private static final int TO_MEMORY = 1;
  private static final long BURST = 2;

  /** How long a body may say that it can't release yet. */
  private static final Duration RELEASE_LIMIT = Duration.ofSeconds(2);

  private static final Duration RELEASE_PAUSE = Duration.ofMillis(20);

  private final Body body;
  private final CameraSession camera;
  private final ObjectSupport support;

  NikonCapture(Body body, ObjectSupport support) {
    this.body = body;
    this.camera = body.camera();
    this.support = support;
  }

  static boolean isPossible(CameraSession camera) {
    return camera.supports(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA)
        || camera.supports(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM)
        || camera.supports(OperationCode.INITIATE_CAPTURE);
  }

  @Override
  public Set<CaptureTarget> targets() {
    Set<CaptureTarget> targets = EnumSet.noneOf(CaptureTarget.class);
    boolean both = camera.supports(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA);
    if (both || camera.supports(OperationCode.INITIATE_CAPTURE)) {
      targets.add(CaptureTarget.CARD);
    }
    if (both || camera.supports(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM)) {
      targets.add(CaptureTarget.MEMORY);
    }
    return targets;
  }

  @Override
  public List<NewObject> shoot(CaptureRequest request) throws IOException {
    int expected = request.target() == CaptureTarget.MEMORY ? burst() : 1;
    try (CaptureWait wait = new CaptureWait(camera, support, request)) {
      OperationCode used = release(request);
      ResponseCode ready = awaitReady(request);
      if (!ready.equals(ResponseCode.OK)) {
        throw new CaptureFailedException(
            "the picture was not taken: after "
                + camera.codes().label(used)
                + " the camera says "
                + camera.codes().label(ready),
            ready);
      }
      return padded(wait.objects(), expected);
    }
  }

  /**
   * A body that is set to bulb exposes until it is told to stop; nobody would, so it is told here.
   */
  private ResponseCode awaitReady(CaptureRequest request) throws IOException {
    ResponseCode ready = body.awaitReadyOrBulb(request.timeout(), request.cancellation());
    if (!ready.equals(NikonResponses.BULB_RELEASE_BUSY)) {
      return ready;
    }
    if (body.number(DevicePropertyCode.EXPOSURE_TIME).orElse(0) != NikonBulb.BULB
        && body.number(NikonProperties.SHUTTER_SPEED).orElse(0) != NikonBulb.BULB) {
      return body.awaitReady(request.timeout(), request.cancellation());
    }
    camera.execute(Operation.of(NikonOperations.TERMINATE_CAPTURE, 0, 0));
    body.awaitReady(request.timeout());
    throw new CaptureFailedException(
        "the exposure time of the camera is bulb; the exposure was ended at once. Set another time,"
            + " or open a bulb exposure",
        ready);
  }

  /** A series to memory: each picture takes the place of the one before it, under one handle. */
  private static List<NewObject> padded(List<NewObject> objects, int expected) {
    if (objects.size() >= expected) {
      return objects;
    }
    List<NewObject> all = new ArrayList<>(objects);
    while (all.size() < expected) {
      all.add(objects.get(objects.size() - 1));
    }
    return all;
  }

  private int burst() throws IOException {
    boolean series = body.number(DevicePropertyCode.STILL_CAPTURE_MODE).orElse(1) == BURST;
    return series
        ? (int) Math.max(1, Math.min(1_000, body.number(DevicePropertyCode.BURST_NUMBER).orElse(1)))
        : 1;
  }

  @Override
  public void trigger(CaptureRequest request) throws IOException {
    release(request);
  }

  private OperationCode release(CaptureRequest request) throws IOException {
    body.takeControl();
    boolean liveView = body.number(NikonProperties.LIVE_VIEW_STATUS).orElse(0) != 0;
    boolean focus = request.autoFocus() == AutoFocus.ON && !liveView;
    boolean memory = request.target() == CaptureTarget.MEMORY;
    if (camera.supports(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA)) {
      releaseWithTarget(focus ? FOCUS_FIRST : NO_FOCUS, memory ? TO_MEMORY : TO_CARD);
      return NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA;
    }
    if (!targets().contains(request.target())) {
      throw new UnsupportedCapabilityException(
          "this camera can't take pictures to " + request.target());
    }
    if (!memory) {
      camera.execute(Operation.of(OperationCode.INITIATE_CAPTURE, request.storage().raw(), 0));
      return OperationCode.INITIATE_CAPTURE;
    }
    if (focus && camera.supports(NikonOperations.AF_AND_CAPTURE_REC_IN_SDRAM)) {
      camera.execute(Operation.of(NikonOperations.AF_AND_CAPTURE_REC_IN_SDRAM));
      return NikonOperations.AF_AND_CAPTURE_REC_IN_SDRAM;
    }
    camera.execute(Operation.of(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, NO_FOCUS));
    return NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM;
  }

  /**
   * The body may not be ready yet (Device_Busy, Invalid_Status), may want to focus in spite of
   * being told not to, or know the form with one parameter only (D3X).
   */
  private void releaseWithTarget(int focus, int target) throws IOException {
    OperationCode code = NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA;
    long end = System.nanoTime() + RELEASE_LIMIT.toNanos();
    int mode = focus;
    int parameters = 2;
    while (true) {
      Operation operation =
          parameters == 2 ? Operation.of(code, mode, target) : Operation.of(code, mode);
      ResponseCode answer = camera.exchange(operation).response();
      if (answer.equals(ResponseCode.OK)) {
        return;
      }
      if (answer.equals(ResponseCode.PARAMETER_NOT_SUPPORTED) && parameters == 2) {
        parameters = 1;
        continue;
      }
      boolean notYet =
          answer.equals(ResponseCode.DEVICE_BUSY) || answer.equals(NikonResponses.INVALID_STATUS);
      if (!notYet || System.nanoTime() - end >= 0) {
        throw failed(code, answer);
      }
      if (answer.equals(NikonResponses.INVALID_STATUS) && focus == NO_FOCUS) {
        mode = mode == NO_FOCUS ? FOCUS_FIRST : NO_FOCUS;
      }
      camera.pause(RELEASE_PAUSE);
    }
  }

  private OperationFailedException failed(OperationCode code, ResponseCode answer) {
    return body.failure(code, answer);
  }
}
