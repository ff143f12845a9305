package dev.ptpip.client.object;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.ObjectSupport;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.EventSubscription;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.value.ObjectHandle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects that appear after it was made, each to be fetched by itself: pictures on the card, in
 * the camera's memory, and those that the camera asks to be fetched; not folders. Holds only what
 * was announced, at most {@value #CAPACITY} objects; nothing is fetched before it is taken, and a
 * list that is polled is not polled while the queue is full. Confined to one thread.
 */
public final class ObjectQueue implements AutoCloseable {
  /** Most announcements that wait. */
  public static final int CAPACITY = 256;

  private static final Logger LOG = LoggerFactory.getLogger(ObjectQueue.class);

  private final CameraSession camera;
  private final ObjectSupport support;
  private final EventSubscription events;
  private final Deque<NewObject> lookedAt = new ArrayDeque<>();

  /** Starts to collect. */
  public ObjectQueue(CameraSession camera, ObjectSupport support) {
    this.camera = camera;
    this.support = support;
    this.events =
        camera
            .events()
            .subscribe(CAPACITY, event -> announced(event).isPresent() || completes(event));
  }

  private Optional<ObjectHandle> announced(CameraEvent event) {
    boolean standard =
        event.code().equals(EventCode.OBJECT_ADDED)
            || event.code().equals(EventCode.REQUEST_OBJECT_TRANSFER);
    return standard ? Optional.of(new ObjectHandle(event.parameter(1))) : support.added(event);
  }

  private boolean completes(CameraEvent event) {
    return event.code().equals(EventCode.CAPTURE_COMPLETE) || support.completesCapture(event);
  }

  /**
   * Waits for the next object.
   *
   * @return empty if none appears within {@code timeout}
   * @throws dev.ptpip.client.event.EventOverflowException if announcements were lost
   * @throws dev.ptpip.client.operation.SessionLostException if the session has ended
   */
  public Optional<NewObject> next(Duration timeout) throws IOException, InterruptedException {
    NewObject before = lookedAt.poll();
    if (before != null) {
      return Optional.of(before);
    }
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      Optional<CameraEvent> event = await(end);
      if (event.isEmpty()) {
        return Optional.empty();
      }
      Optional<NewObject> object = look(event.get());
      if (object.isPresent()) {
        return object;
      }
    }
  }

  /**
   * Waits for all objects of the next release: those with the same name up to the extension, as
   * RAW+JPEG gives them. The release is over when the camera says so, or starts another, or nothing
   * follows for {@code settle}.
   *
   * @return empty if no object appears within {@code timeout}
   */
  public List<NewObject> nextShot(Duration timeout, Duration settle)
      throws IOException, InterruptedException {
    Optional<NewObject> first = next(timeout);
    if (first.isEmpty()) {
      return List.of();
    }
    List<NewObject> shot = new ArrayList<>(first.stream().toList());
    long end = System.nanoTime() + settle.toNanos();
    while (true) {
      Optional<CameraEvent> event = await(end);
      if (event.isEmpty() || completes(event.get())) {
        return shot;
      }
      Optional<NewObject> other = look(event.get());
      if (other.isPresent()) {
        if (!stem(other.get()).equals(stem(shot.get(0)))) {
          lookedAt.add(other.get());
          return shot;
        }
        shot.add(other.get());
      }
    }
  }

  private Optional<CameraEvent> await(long end) throws IOException, InterruptedException {
    return events.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  private static String stem(NewObject object) {
    String name = object.info().fileName();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private Optional<NewObject> look(CameraEvent event) throws IOException {
    Optional<ObjectHandle> handle = announced(event);
    if (handle.isEmpty()) {
      return Optional.empty();
    }
    try {
      ObjectInfo info = camera.objects().info(handle.get());
      return info.isAssociation()
          ? Optional.empty()
          : Optional.of(new NewObject(camera, handle.get(), info));
    } catch (OperationFailedException refused) {
      if (!CameraObjects.isGone(refused)) {
        throw refused;
      }
      LOG.debug("object {} was announced and is gone", handle.get());
      return Optional.empty();
    }
  }

  /** Ends the collecting. */
  @Override
  public void close() {
    events.close();
  }
}
