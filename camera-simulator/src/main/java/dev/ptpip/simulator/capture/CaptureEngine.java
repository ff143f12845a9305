package dev.ptpip.simulator.capture;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.simulator.camera.Activity;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.store.DcfName;
import dev.ptpip.simulator.store.NewObject;
import dev.ptpip.simulator.store.Outcome;
import dev.ptpip.simulator.store.SlotState;
import dev.ptpip.simulator.store.StoredObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out orders one at a time behind the camera's clock:
 *
 * <pre>
 *   FOCUSING  -- in focus, or none asked for --> DELAYED
 *   FOCUSING  -- out of focus --> ended with the style's code
 *   DELAYED   -- delay and shutter lag are over --> EXPOSING
 *   EXPOSING  -- time is over; bulb and time: {@link #terminate}, the release --> WRITING
 *   WRITING   -- file kept, shots left --> EXPOSING
 *   WRITING   -- file kept, no shot left --> ended with OK, completion events sent
 *   WRITING   -- no room --> ended with Store_Full, StoreFull sent, no completion events
 * </pre>
 *
 * Guarded by {@code lock}, under which that of the {@link Activity} may be taken; nothing is stored
 * and no event is sent while it is held.
 */
public final class CaptureEngine {
  private final Camera camera;
  private final CaptureStyle style;
  private final Autofocus focusing;
  private final AtomicLong exposures = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Run current;

  /** An engine for {@code camera}. */
  public CaptureEngine(Camera camera, CaptureStyle style, Autofocus focusing) {
    this.camera = camera;
    this.style = style;
    this.focusing = focusing;
  }

  /**
   * Begins an order and returns at once.
   *
   * @return OK if it is under way; Device_Busy; for the card also Invalid_StorageID,
   *     Store_Not_Available, Store_Read_Only, Store_Full
   */
  public ResponseCode start(CaptureOrder order) {
    if (camera.body().power() == Power.OFF) {
      return ResponseCode.GENERAL_ERROR;
    }
    ResponseCode room = checkTarget(order);
    if (!room.equals(ResponseCode.OK)) {
      return room;
    }
    Activity.Kind kind = order.delay().isZero() ? Activity.Kind.CAPTURE : Activity.Kind.SELF_TIMER;
    Optional<Activity.Work> work =
        order.cause().isPresent()
            ? camera.activity().begin(kind, order.cause().get())
            : camera.activity().begin(kind);
    if (work.isEmpty()) {
      return ResponseCode.DEVICE_BUSY;
    }
    Run run = new Run(order, work.get());
    lock.lock();
    try {
      current = run;
    } finally {
      lock.unlock();
    }
    style.begins(order);
    run.focus();
    return ResponseCode.OK;
  }

  private ResponseCode checkTarget(CaptureOrder order) {
    if (order.target() == CaptureOrder.Target.MEMORY) {
      return ResponseCode.OK;
    }
    SlotState slot = camera.store().slot(order.storage());
    if (slot == SlotState.UNKNOWN) {
      return ResponseCode.INVALID_STORAGE_ID;
    }
    if (slot == SlotState.NO_MEDIUM) {
      return ResponseCode.STORE_NOT_AVAILABLE;
    }
    boolean locked =
        camera
            .store()
            .storageInfo(order.storage())
            .result()
            .filter(info -> info.accessCapabilityCode() == AccessCapability.READ_ONLY.code())
            .isPresent();
    if (locked) {
      return ResponseCode.STORE_READ_ONLY;
    }
    boolean full =
        camera.store().summary(order.storage()).filter(card -> card.room() == 0).isPresent();
    return full ? ResponseCode.STORE_FULL : ResponseCode.OK;
  }

  /**
   * Ends an exposure that the clock does not end, or one that goes on with shots left after the one
   * in hand.
   *
   * @return false if nothing is being taken
   */
  public boolean terminate() {
    @Nullable Run run = running();
    if (run == null) {
      return false;
    }
    run.terminate();
    return true;
  }

  /**
   * The release on the body was pressed again: ends an exposure that waits for that.
   *
   * @return false if none does
   */
  public boolean pressedAgain() {
    @Nullable Run run = running();
    if (run == null || !run.isHeldOpenBy(ExposureTime.End.SECOND_RELEASE)) {
      return false;
    }
    run.terminate();
    return true;
  }

  /**
   * The release on the body was let go: what it began ends with the picture in hand, unless the
   * exposure waits for a second press.
   */
  public void released() {
    @Nullable Run run = running();
    if (run != null
        && run.order.cause().isEmpty()
        && style.exposureTime().end() != ExposureTime.End.SECOND_RELEASE) {
      run.terminate();
    }
  }

  /** Whether an order is under way. */
  public boolean isBusy() {
    return running() != null;
  }

  private @Nullable Run running() {
    lock.lock();
    try {
      return current != null && current.work.isUnderWay() ? current : null;
    } finally {
      lock.unlock();
    }
  }

  /** One order under way. Its steps run on the clock's thread, except {@link #terminate}. */
  private final class Run {
    private final CaptureOrder order;
    private final Activity.Work work;
    private int taken;
    private boolean terminated;
    private boolean heldOpen;
    private ExposureTime time = ExposureTime.of(Duration.ZERO);
    private long orderedNanos;
    private long openedNanos;
    private @Nullable LocalDateTime openedAt;

    Run(CaptureOrder order, Activity.Work work) {
      this.order = order;
      this.work = work;
    }

    void focus() {
      if (order.focusing() == CaptureOrder.Focusing.NONE) {
        delay();
        return;
      }
      after(
          focusing.time(),
          () -> {
            if (focusing.succeeds()) {
              delay();
            } else {
              finish(style.outOfFocusCode(), List.of());
            }
          });
    }

    private void delay() {
      Duration lag = camera.timings().shutterLag();
      lock.lock();
      try {
        orderedNanos = camera.clock().nanos() + order.delay().toNanos();
      } finally {
        lock.unlock();
      }
      after(order.delay().plus(lag), this::open);
    }

    private void open() {
      ExposureTime set = style.exposureTime();
      boolean waits;
      lock.lock();
      try {
        time = set;
        openedNanos = camera.clock().nanos();
        openedAt = camera.date();
        waits = !set.isTimed() && !terminated;
        heldOpen = waits;
        work.become(waits ? Activity.Kind.BULB : Activity.Kind.CAPTURE);
        if (waits) {
          work.busyCode(style.openShutterCode());
        }
      } finally {
        lock.unlock();
      }
      if (set.isTimed()) {
        after(set.duration(), this::shut);
      } else if (!waits) {
        shut();
      }
    }

    boolean isHeldOpenBy(ExposureTime.End end) {
      lock.lock();
      try {
        return heldOpen && time.end() == end;
      } finally {
        lock.unlock();
      }
    }

    void terminate() {
      boolean shutNow;
      lock.lock();
      try {
        terminated = true;
        shutNow = heldOpen;
        heldOpen = false;
        if (shutNow) {
          work.become(Activity.Kind.CAPTURE);
          work.busyCode(ResponseCode.DEVICE_BUSY);
        }
      } finally {
        lock.unlock();
      }
      if (shutNow) {
        after(Duration.ZERO, this::shut);
      }
    }

    private void shut() {
      Exposed exposed;
      Duration sinceOrder;
      lock.lock();
      try {
        sinceOrder = Duration.ofNanos(camera.clock().nanos() - orderedNanos);
        LocalDateTime at = openedAt == null ? camera.date() : openedAt;
        exposed =
            new Exposed(
                at,
                time.isTimed()
                    ? time.duration()
                    : Duration.ofNanos(camera.clock().nanos() - openedNanos),
                exposures.incrementAndGet());
      } finally {
        lock.unlock();
      }
      List<ShotFile> files = style.develop(exposed);
      after(camera.timings().write(sinceOrder), () -> keep(files, exposed));
    }

    private void keep(List<ShotFile> files, Exposed exposed) {
      if (order.target() == CaptureOrder.Target.MEMORY) {
        publish(style.keepInMemory(files, exposed));
      } else {
        ResponseCode kept = keepOnCard(files, exposed);
        if (!kept.equals(ResponseCode.OK)) {
          finish(
              kept,
              kept.equals(ResponseCode.STORE_FULL)
                  ? List.of(CameraEvent.of(EventCode.STORE_FULL, order.storage().raw()))
                  : List.of());
          return;
        }
      }
      taken++;
      if (taken < order.shots() && !isTerminated()) {
        again();
      } else {
        finish(ResponseCode.OK, style.completed(order));
      }
    }

    private void again() {
      lock.lock();
      try {
        orderedNanos = camera.clock().nanos();
      } finally {
        lock.unlock();
      }
      open();
    }

    private boolean isTerminated() {
      lock.lock();
      try {
        return terminated;
      } finally {
        lock.unlock();
      }
    }

    private ResponseCode keepOnCard(List<ShotFile> files, Exposed exposed) {
      Outcome<DcfName> name = camera.store().nextName(order.storage());
      if (!name.isOk()) {
        return name.code();
      }
      for (ShotFile file : files) {
        Outcome<StoredObject> object =
            camera
                .store()
                .add(
                    order.storage(),
                    name.value(),
                    NewObject.of(file.suffix(), file.format(), file.content(), exposed.at()));
        if (!object.isOk()) {
          return object.code();
        }
      }
      return ResponseCode.OK;
    }

    /** Events first: who asks DeviceReady and hears OK may then ask for them. */
    private void finish(ResponseCode result, List<CameraEvent> events) {
      publish(events);
      lock.lock();
      try {
        current = null;
      } finally {
        lock.unlock();
      }
      work.end(result);
    }

    private void publish(List<CameraEvent> events) {
      for (CameraEvent event : events) {
        if (camera.model().supports(event.code())) {
          camera.events().publish(order.cause().map(event::causedBy).orElse(event));
        }
      }
    }

    /** A step whose work was abandoned meanwhile, by switching off, does nothing. */
    private void after(Duration delay, Runnable step) {
      camera
          .clock()
          .schedule(
              delay,
              () -> {
                if (work.isUnderWay()) {
                  runOrFail(step);
                } else {
                  forget();
                }
              });
    }

    private void runOrFail(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException e) {
        Log.LOG.error("capture {} failed", order, e);
        finish(ResponseCode.GENERAL_ERROR, List.of());
      }
    }

    private void forget() {
      lock.lock();
      try {
        if (current == this) {
          current = null;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(CaptureEngine.class);
  }
}
