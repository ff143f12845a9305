package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.RemoteMode;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all features of a body need: who is in control, waiting until it is ready, reading a
 * property that it may not have. Safe for use by several threads.
 */
final class Body {
  private static final Logger LOG = LoggerFactory.getLogger(Body.class);
  private static final Duration READY_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_READY_PAUSE = Duration.ofMillis(100);

  /** DeviceReady answers these while something is going on. */
  private static final Set<ResponseCode> WORKING =
      Set.of(
          ResponseCode.DEVICE_BUSY,
          NikonResponses.BULB_RELEASE_BUSY,
          NikonResponses.MOVIE_FRAME_RELEASE_BUSY);

  private static final Set<ResponseCode> WORKING_BUT_BULB =
      Set.of(ResponseCode.DEVICE_BUSY, NikonResponses.MOVIE_FRAME_RELEASE_BUSY);

  private final CameraSession camera;
  private volatile boolean hostInControl;
  private volatile boolean liveViewStarted;

  Body(CameraSession camera) {
    this.camera = camera;
  }

  CameraSession camera() {
    return camera;
  }

  RemoteMode remoteMode() {
    return who -> {
      if (who == RemoteMode.Control.HOST) {
        camera.execute(Operation.of(NikonOperations.CHANGE_CAMERA_MODE, 1));
        hostInControl = true;
      } else {
        camera.execute(Operation.of(NikonOperations.CHANGE_CAMERA_MODE, 0));
        hostInControl = false;
      }
    };
  }

  /** Takes control, once; bodies that can't hand it over answer so and work all the same. */
  void takeControl() throws IOException {
    if (hostInControl || !camera.supports(NikonOperations.CHANGE_CAMERA_MODE)) {
      return;
    }
    try {
      camera.execute(Operation.of(NikonOperations.CHANGE_CAMERA_MODE, 1));
    } catch (OperationFailedException refused) {
      if (!refused.response().equals(NikonResponses.CHANGE_CAMERA_MODE_FAILED)) {
        throw refused;
      }
    }
    hostInControl = true;
  }

  void liveViewStarted() {
    liveViewStarted = true;
  }

  void liveViewEnded() {
    liveViewStarted = false;
  }

  /** Ends what was started and gives control back. */
  void leave() throws IOException {
    Duration limit = camera.options().connection().timeouts().close();
    if (liveViewStarted) {
      liveViewStarted = false;
      camera.exchange(Operation.of(NikonOperations.END_LIVE_VIEW).within(limit));
    }
    if (hostInControl) {
      hostInControl = false;
      camera.exchange(Operation.of(NikonOperations.CHANGE_CAMERA_MODE, 0).within(limit));
    }
  }

  /**
   * Waits while the body works on something, a running bulb exposure included.
   *
   * @return what DeviceReady says in the end: OK, or why it did not work
   */
  ResponseCode awaitReady(Duration timeout) throws IOException {
    return awaitReady(timeout, WORKING, Cancellation.NEVER);
  }

  /**
   * The same, given up when {@code cancellation} is cancelled.
   *
   * @throws OperationCancelledException then; the body goes on with what it does
   */
  ResponseCode awaitReady(Duration timeout, Cancellation cancellation) throws IOException {
    return awaitReady(timeout, WORKING, cancellation);
  }

  /** The same, but comes back when the body says that it waits for the end of a bulb exposure. */
  ResponseCode awaitReadyOrBulb(Duration timeout, Cancellation cancellation) throws IOException {
    return awaitReady(timeout, WORKING_BUT_BULB, cancellation);
  }

  private ResponseCode awaitReady(
      Duration timeout, Set<ResponseCode> working, Cancellation cancellation) throws IOException {
    if (!camera.supports(NikonOperations.DEVICE_READY)) {
      return ResponseCode.OK;
    }
    long end = System.nanoTime() + timeout.toNanos();
    Duration pause = READY_PAUSE;
    while (true) {
      ResponseCode code = camera.exchange(Operation.of(NikonOperations.DEVICE_READY)).response();
      if (code.equals(NikonResponses.SILENT_RELEASE_BUSY)) {
        return ResponseCode.OK;
      }
      if (!working.contains(code) || System.nanoTime() - end >= 0) {
        return code;
      }
      if (cancellation.isCancelled()) {
        throw new OperationCancelledException("the wait for the camera was given up");
      }
      camera.pause(pause);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_READY_PAUSE) < 0 ? longer : LONGEST_READY_PAUSE;
    }
  }

  /** Whether the body has the property. */
  boolean has(DevicePropertyCode property) throws IOException {
    return camera.properties().codes().contains(property);
  }

  /** The number in a property; empty if the body does not have it or does not tell. */
  OptionalLong number(DevicePropertyCode property) throws IOException {
    if (!has(property)) {
      return OptionalLong.empty();
    }
    try {
      PropertyValue value = camera.properties().get(property);
      return value instanceof PropertyValue.Int number
          ? OptionalLong.of(number.longValue())
          : OptionalLong.empty();
    } catch (OperationFailedException notNow) {
      return OptionalLong.empty();
    }
  }

  /** Sets a property that the body may not have or may not let us set now. */
  boolean trySet(DevicePropertyCode property, long number) throws IOException {
    if (!has(property)) {
      return false;
    }
    try {
      camera.properties().set(property, number);
      return true;
    } catch (OperationFailedException refused) {
      LOG.debug("{} stays as it is: {}", property, refused.getMessage());
      return false;
    }
  }

  /** Carries out an operation and, if it was accepted, waits until the body is ready. */
  ResponseCode perform(Operation operation, Duration timeout) throws IOException {
    OperationResult result = camera.exchange(operation);
    boolean accepted = result.isOk() || result.response().equals(ResponseCode.DEVICE_BUSY);
    return accepted ? awaitReady(timeout) : result.response();
  }

  /** The exception for an answer that ends an operation. */
  OperationFailedException failure(OperationCode operation, ResponseCode response) {
    return new OperationFailedException(
        camera.codes().label(operation)
            + " failed: the camera answered "
            + camera.codes().label(response),
        operation,
        response,
        List.of());
  }
}
