package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.camera.Activity;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.Cause;
import dev.ptpip.simulator.operation.OpenCaptureService;
import dev.ptpip.simulator.picture.CameraTags;
import dev.ptpip.simulator.picture.PictureRequest;
import dev.ptpip.simulator.picture.Quality;
import dev.ptpip.simulator.picture.ShotSettings;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.responder.Session;
import dev.ptpip.simulator.store.DcfName;
import dev.ptpip.simulator.store.GeneratedContent;
import dev.ptpip.simulator.store.NewObject;
import dev.ptpip.simulator.store.Outcome;
import dev.ptpip.simulator.store.StoredObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A picture after the other until TerminateOpenCapture, at least one. Guarded by {@code lock}. */
final class OpenCaptures implements OpenCaptureService {
  private static final Duration EXPOSURE = Duration.ofMillis(60);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** What a picture takes on the card. */
  private static final long ALLOCATION = 1 << 20;

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  private final Camera camera;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Run last;

  /** From InitiateOpenCapture to its end. */
  private static final class Run {
    private final Session session;
    private final StorageId storage;
    private final Cause cause;
    private final Activity.Work work;
    private int taken;

    Run(Session session, StorageId storage, Cause cause, Activity.Work work) {
      this.session = session;
      this.storage = storage;
      this.cause = cause;
      this.work = work;
    }
  }

  OpenCaptures(Camera camera) {
    this.camera = camera;
  }

  @Override
  public Reply initiateOpen(
      Exchange exchange, StorageId storage, Optional<ObjectFormatCode> format) {
    StorageId target = storage.equals(StorageId.NONE) ? firstCard() : storage;
    if (!target.hasMedium()) {
      return Reply.code(ResponseCode.STORE_NOT_AVAILABLE);
    }
    Cause cause = new Cause(exchange.operation(), exchange.transactionId());
    Optional<Activity.Work> work = camera.activity().begin(Activity.Kind.CAPTURE, cause);
    if (work.isEmpty()) {
      return Reply.code(ResponseCode.DEVICE_BUSY);
    }
    Run run = new Run(exchange.session(), target, cause, work.get());
    lock.lock();
    try {
      last = run;
    } finally {
      lock.unlock();
    }
    camera.clock().schedule(EXPOSURE, () -> next(run));
    return Reply.ok();
  }

  private StorageId firstCard() {
    return camera.store().storageIds().stream()
        .filter(StorageId::hasMedium)
        .findFirst()
        .orElse(StorageId.NONE);
  }

  private void next(Run run) {
    if (run.work.isUnderWay() && take(run)) {
      camera.clock().schedule(BETWEEN, () -> next(run));
    }
  }

  /** False if there was no room for it, which ends the capture. */
  private boolean take(Run run) {
    int number;
    lock.lock();
    try {
      number = ++run.taken;
    } finally {
      lock.unlock();
    }
    Outcome<DcfName> name = camera.store().nextName(run.storage);
    LocalDateTime at = camera.date();
    NewObject picture =
        new NewObject(
            "JPG",
            ObjectFormatCode.EXIF_JPEG,
            GeneratedContent.jpeg(
                new PictureRequest(
                    WIDTH,
                    HEIGHT,
                    Quality.BASIC,
                    CameraTags.of(camera.deviceInfo(), ""),
                    ShotSettings.builder(at).build(),
                    camera.seed() + number,
                    "OPEN " + number)),
            at,
            OptionalLong.of(ALLOCATION));
    Outcome<StoredObject> kept =
        name.isOk()
            ? camera.store().add(run.storage, name.value(), picture)
            : Outcome.failed(name.code());
    if (!kept.isOk()) {
      camera
          .events()
          .publish(CameraEvent.of(EventCode.STORE_FULL, run.storage.raw()).causedBy(run.cause));
      run.work.end(kept.code());
    }
    return kept.isOk();
  }

  @Override
  public Reply terminateOpen(Exchange exchange, TransactionId capture) {
    Run run;
    int taken;
    lock.lock();
    try {
      run = last;
      taken = run == null ? 0 : run.taken;
    } finally {
      lock.unlock();
    }
    if (run == null
        || !run.session.equals(exchange.session())
        || !run.cause.transaction().equals(capture)) {
      return Reply.code(ResponseCode.INVALID_TRANSACTION_ID);
    }
    if (!run.work.isUnderWay()) {
      return Reply.code(ResponseCode.CAPTURE_ALREADY_TERMINATED);
    }
    if (taken == 0) {
      take(run);
    }
    run.work.end(ResponseCode.OK);
    return Reply.ok();
  }
}
