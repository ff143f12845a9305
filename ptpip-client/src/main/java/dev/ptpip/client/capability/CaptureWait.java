package dev.ptpip.client.capability;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.CameraEvents;
import dev.ptpip.client.event.EventSubscription;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.value.ObjectHandle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the objects of one release: made before it, so that no event is missed. The release is
 * over when there is an object and the camera tells that the capture is complete, or when nothing
 * follows an object for a while. Confined to one thread.
 */
public final class CaptureWait implements AutoCloseable {
  /** How long a further object may follow when the camera does not tell that it is done. */
  private static final Duration SETTLE = Duration.ofSeconds(3);

  /** How long an object may follow when the camera has told that it is done: RAW+JPEG. */
  private static final Duration TRAILING = Duration.ofMillis(300);

  /** How long an object may follow the end of the capture. */
  private static final Duration LATE_OBJECT = Duration.ofSeconds(20);

  /** So long no event may come before the card is looked at, and then again. */
  private static final Duration UNTOLD = Duration.ofSeconds(2);

  private static final Duration STEP = Duration.ofMillis(200);

  private final CameraSession camera;
  private final ObjectSupport support;
  private final EventSubscription events;
  private final CameraEvents.Expectation expectation;
  private final Duration settle;
  private final Duration timeout;
  private final Optional<CardBefore> before;
  private final Cancellation cancellation;
  private final List<NewObject> found = new ArrayList<>();
  private boolean complete;
  private boolean untold;
  private boolean storeFull;

  /** Starts to collect. */
  public CaptureWait(CameraSession camera, ObjectSupport support, CaptureRequest request) {
    this(camera, support, request, Optional.empty());
  }

  /**
   * Starts to collect at a camera that may send no events.
   *
   * @param before what was on the card, to be compared when nothing is told
   */
  CaptureWait(
      CameraSession camera,
      ObjectSupport support,
      CaptureRequest request,
      Optional<CardBefore> before) {
    this.before = before;
    this.camera = camera;
    this.support = support;
    this.timeout = request.timeout();
    this.cancellation = request.cancellation();
    this.events = camera.events().subscribe();
    this.expectation = camera.events().expect();
    this.settle = request.target() == CaptureTarget.MEMORY ? TRAILING : SETTLE;
  }

  /**
   * Waits for the objects.
   *
   * @throws CaptureFailedException if there is none within the limit
   */
  public List<NewObject> objects() throws IOException {
    long start = System.nanoTime();
    long quietSince = start;
    long looked = start;
    while (true) {
      checkCancelled();
      long now = System.nanoTime();
      if (isOver(Duration.ofNanos(now - quietSince), Duration.ofNanos(now - start))) {
        break;
      }
      if (mayLook() && Duration.ofNanos(now - looked).compareTo(UNTOLD) >= 0) {
        if (!lookAtCard() && untold) {
          break;
        }
        looked = System.nanoTime();
      }
      Optional<CameraEvent> event = next();
      if (event.isPresent() && take(event.get())) {
        quietSince = System.nanoTime();
      }
    }
    if (found.isEmpty()) {
      throw new CaptureFailedException(nothing());
    }
    return List.copyOf(found);
  }

  private String nothing() {
    if (storeFull) {
      return "the camera told that its card is full, and announced no object";
    }
    return complete
        ? "the camera told that the capture is complete, but announced no object"
        : "the camera announced no object within " + timeout.toMillis() + " ms";
  }

  private boolean isOver(Duration quiet, Duration all) {
    if (all.compareTo(timeout) >= 0) {
      return true;
    }
    if (found.isEmpty() && storeFull) {
      return quiet.compareTo(SETTLE) >= 0;
    }
    if (untold) {
      return false;
    }
    if (found.isEmpty()) {
      return complete && quiet.compareTo(LATE_OBJECT) >= 0;
    }
    return quiet.compareTo(complete ? TRAILING : settle) >= 0;
  }

  private Optional<CameraEvent> next() throws IOException {
    try {
      return events.next(STEP.dividedBy(complete ? 4 : 1));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationCancelledException("interrupted while waiting for the picture");
    }
  }

  private boolean take(CameraEvent event) throws IOException {
    if (event.code().equals(EventCode.CAPTURE_COMPLETE) || support.completesCapture(event)) {
      complete = true;
      return true;
    }
    if (event.code().equals(EventCode.STORE_FULL)) {
      storeFull = true;
      return true;
    }
    Optional<ObjectHandle> handle =
        event.code().equals(EventCode.OBJECT_ADDED)
            ? Optional.of(new ObjectHandle(event.parameter(1)))
            : support.added(event);
    return handle.isPresent() && take(handle.get());
  }

  private boolean mayLook() {
    return before.isPresent() && (found.isEmpty() || untold);
  }

  /** Whether the card has something more that nobody told of. */
  private boolean lookAtCard() throws IOException {
    int had = found.size();
    for (ObjectHandle handle : before.orElseThrow().added()) {
      take(handle);
    }
    untold |= found.size() > had;
    return found.size() > had;
  }

  private boolean take(ObjectHandle handle) throws IOException {
    try {
      ObjectInfo info = camera.objects().info(handle);
      NewObject object = new NewObject(camera, handle, info);
      if (!info.isAssociation() && !isKnown(object)) {
        found.add(object);
        return true;
      }
    } catch (OperationFailedException refused) {
      if (!refused.response().equals(ResponseCode.INVALID_OBJECT_HANDLE)) {
        throw refused;
      }
    }
    return false;
  }

  /** Whether it was announced before; in the camera's memory several objects share one handle. */
  private boolean isKnown(NewObject object) {
    return !object.isInMemory()
        && found.stream().anyMatch(other -> other.handle().equals(object.handle()));
  }

  private void checkCancelled() throws IOException {
    camera.pause(Duration.ZERO); // ends with the task that this is a part of
    if (cancellation.isCancelled()) {
      throw new OperationCancelledException("the wait for the picture was given up");
    }
  }

  /** Ends the collecting. */
  @Override
  public void close() {
    expectation.close();
    events.close();
  }
}
