package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.Activity;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Cause;
import dev.ptpip.simulator.capture.Autofocus;
import dev.ptpip.simulator.capture.CaptureEngine;
import dev.ptpip.simulator.capture.CaptureOrder;
import dev.ptpip.simulator.capture.CaptureOrder.Focusing;
import dev.ptpip.simulator.capture.CaptureOrder.Target;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.operation.CaptureService;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The capture operations. Each answers at once; DeviceReady tells how it goes on. With an empty
 * battery the shutter stays shut: Access_Denied.
 */
final class NikonCapture implements CaptureService {
  private static final int WITHOUT_AUTOFOCUS = 0xFFFF_FFFF;
  private static final int WITH_AUTOFOCUS = 0xFFFF_FFFE;
  private static final int TO_CARD = 0;
  private static final int TO_MEMORY = 1;
  private static final Duration MIRROR_DOWN = Duration.ofSeconds(30);

  private final Camera camera;
  private final CaptureEngine engine;
  private final ShootingSettings settings;
  private final Autofocus focusing;
  private final AtomicReference<SimClock.@Nullable Task> mirrorDown = new AtomicReference<>();
  private final AtomicReference<Activity.@Nullable Work> driving = new AtomicReference<>();

  NikonCapture(Camera camera, CaptureEngine engine, ShootingSettings settings, Autofocus focusing) {
    this.camera = camera;
    this.engine = engine;
    this.settings = settings;
    this.focusing = focusing;
  }

  /**
   * InitiateCaptureRecInMedia 0x9207: p1 all ones without autofocus, all ones but the last with it;
   * p2 0 card, 1 memory.
   */
  Reply toMedia(Exchange exchange) {
    Optional<Focusing> focusing = focusing(exchange.parameter(1));
    int target = exchange.parameter(2);
    if (focusing.isEmpty() || (target != TO_CARD && target != TO_MEMORY)) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    return release(
        target == TO_CARD ? Target.CARD : Target.MEMORY,
        firstCard(),
        focusing.get(),
        cause(exchange));
  }

  private static Optional<Focusing> focusing(int parameter) {
    return switch (parameter) {
      case WITHOUT_AUTOFOCUS -> Optional.of(Focusing.NONE);
      case WITH_AUTOFOCUS -> Optional.of(Focusing.REQUIRED);
      default -> Optional.empty();
    };
  }

  /** InitiateCaptureRecInSdram 0x90C0. */
  Reply toMemory(Exchange exchange) {
    return release(Target.MEMORY, StorageId.NONE, Focusing.NONE, cause(exchange));
  }

  /** AfAndCaptureRecInSdram 0x90CB. */
  Reply focusThenToMemory(Exchange exchange) {
    return release(Target.MEMORY, StorageId.NONE, Focusing.REQUIRED, cause(exchange));
  }

  /**
   * InitiateCapture 0x100E to a store that was checked already; {@link StorageId#NONE} leaves the
   * choice.
   */
  @Override
  public Reply initiate(Exchange exchange, StorageId storage, Optional<ObjectFormatCode> format) {
    return release(
        Target.CARD,
        storage.equals(StorageId.NONE) ? firstCard() : storage,
        Focusing.NONE,
        cause(exchange));
  }

  /** The release on the body, pressed all the way. */
  void pressed() {
    if (engine.pressedAgain() || camera.activity().isBusy()) {
      return;
    }
    Target target = settings.recordsInMemory() ? Target.MEMORY : Target.CARD;
    release(target, firstCard(), Focusing.REQUIRED, Optional.empty());
  }

  /**
   * TerminateCapture 0x920C: ends bulb and time exposures and a burst; Invalid_Status if nothing is
   * being taken.
   */
  Reply terminate(Exchange exchange) {
    return engine.terminate() ? Reply.ok() : Reply.code(NikonResponses.INVALID_STATUS);
  }

  /** The release on the body, let go. */
  void released() {
    engine.released();
  }

  /** AfDrive 0x90C1. */
  Reply autofocus(Exchange exchange) {
    return Reply.code(drive());
  }

  /** The release on the body, pressed half way; without effect while the camera is busy. */
  void halfPressed() {
    drive();
  }

  private ResponseCode drive() {
    Optional<Activity.Work> work = camera.activity().begin(Activity.Kind.AUTOFOCUS);
    if (work.isEmpty()) {
      return ResponseCode.DEVICE_BUSY;
    }
    driving.set(work.get());
    camera.clock().schedule(focusing.time(), () -> focused(work.get()));
    return ResponseCode.OK;
  }

  private void focused(Activity.Work work) {
    if (work.isUnderWay()) {
      work.end(focusing.succeeds() ? ResponseCode.OK : NikonResponses.OUT_OF_FOCUS);
    }
  }

  /** AfDriveCancel 0x9206: ends what AfDrive began; the lens stays where it is. */
  Reply cancelAutofocus(Exchange exchange) {
    Activity.@Nullable Work work = driving.getAndSet(null);
    if (work != null) {
      work.end(ResponseCode.OK);
    }
    return Reply.ok();
  }

  private Reply release(
      Target target, StorageId storage, Focusing focusing, Optional<Cause> cause) {
    if (camera.body().battery() == 0) {
      return Reply.code(ResponseCode.ACCESS_DENIED);
    }
    boolean wasUp = lowerMirror();
    if (settings.raisesMirrorFirst() && !wasUp) {
      raiseMirror();
      return Reply.code(NikonResponses.WAITING2ND_RELEASE);
    }
    return Reply.code(
        engine.start(
            new CaptureOrder(
                target, storage, focusing, settings.shots(), settings.delay(), cause)));
  }

  private void raiseMirror() {
    mirrorDown.set(camera.clock().schedule(MIRROR_DOWN, () -> mirrorDown.set(null)));
  }

  /** Whether it waits for the second release. */
  boolean isMirrorUp() {
    return mirrorDown.get() != null;
  }

  /** Whether it was up. */
  private boolean lowerMirror() {
    SimClock.@Nullable Task task = mirrorDown.getAndSet(null);
    return task != null && task.cancel();
  }

  private StorageId firstCard() {
    return camera.store().storageIds().stream()
        .filter(StorageId::hasMedium)
        .findFirst()
        .orElseGet(() -> camera.store().storageIds().get(0));
  }

  private static Optional<Cause> cause(Exchange exchange) {
    OperationCode operation = exchange.operation();
    return Optional.of(new Cause(operation, exchange.transactionId()));
  }
}
