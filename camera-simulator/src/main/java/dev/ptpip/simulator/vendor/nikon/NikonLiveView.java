package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.Activity;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Live view: the mirror goes up behind the answer, then frames can be fetched as fast as they are
 * asked for; what moves in them follows the camera's clock.
 *
 * <pre>
 *   OFF      -- StartLiveView 0x9201, nothing prohibits it --> STARTING
 *   STARTING -- the model's time is over --> ON
 *   any      -- EndLiveView 0x9202, the session ends, too hot, battery low --> OFF
 * </pre>
 *
 * Guarded by {@code lock}.
 */
final class NikonLiveView {
  private static final Duration DRIVE_TIME = Duration.ofMillis(60);
  private static final int TOWARDS_NEAR = 1;
  private static final int TOWARDS_FAR = 2;

  private final Camera camera;
  private final LiveViewStop stop;
  private final LiveViewLayout header;
  private final LiveViewScene scene;
  private final FocusDrive focus;
  private final ReentrantLock lock = new ReentrantLock();
  private State state = State.OFF;

  private enum State {
    OFF,
    STARTING,
    ON
  }

  NikonLiveView(
      Camera camera,
      LiveViewStop stop,
      LiveViewLayout header,
      LiveViewScene scene,
      FocusDrive focus) {
    this.camera = camera;
    this.stop = stop;
    this.header = header;
    this.scene = scene;
    this.focus = focus;
  }

  /**
   * StartLiveView 0x9201: OK also when it is on; Invalid_Status if a condition of 0xD1A4 prohibits
   * it; Device_Busy.
   */
  Reply start(Exchange exchange) {
    lock.lock();
    try {
      if (state != State.OFF) {
        return Reply.ok();
      }
    } finally {
      lock.unlock();
    }
    if (stop.liveView() != 0) {
      return Reply.code(NikonResponses.INVALID_STATUS);
    }
    Optional<Activity.Work> work = camera.activity().begin(Activity.Kind.LIVE_VIEW);
    if (work.isEmpty()) {
      return Reply.code(ResponseCode.DEVICE_BUSY);
    }
    become(State.STARTING);
    camera.clock().schedule(camera.timings().liveViewStart(), () -> started(work.get()));
    return Reply.ok();
  }

  private void started(Activity.Work work) {
    scene.restart();
    lock.lock();
    try {
      state = state == State.STARTING && work.isUnderWay() ? State.ON : State.OFF;
    } finally {
      lock.unlock();
    }
    work.end(ResponseCode.OK);
  }

  private void become(State next) {
    lock.lock();
    try {
      state = next;
    } finally {
      lock.unlock();
    }
  }

  /** EndLiveView 0x9202: OK also when it is off. */
  Reply end(Exchange exchange) {
    off();
    return Reply.ok();
  }

  /** Ends it, whatever the reason. */
  void off() {
    become(State.OFF);
  }

  /** Ends it because of what happens to the body; initiators hear that the status is another. */
  void offByItself() {
    boolean wasOn = isOn();
    off();
    if (wasOn
        && camera.body().power() == Power.ON
        && camera.properties().value(NikonProperties.LIVE_VIEW_STATUS).isPresent()) {
      camera.events().publish(CameraEvent.propertyChanged(NikonProperties.LIVE_VIEW_STATUS));
    }
  }

  /** Whether nothing has come up that ends it by itself. */
  boolean mayGoOn() {
    return isOn()
        && camera.body().temperature() == Temperature.NORMAL
        && !LiveViewStop.isLow(camera.body().battery())
        && camera.body().power() == Power.ON;
  }

  boolean isOn() {
    lock.lock();
    try {
      return state == State.ON;
    } finally {
      lock.unlock();
    }
  }

  /**
   * GetLiveViewImage 0x9203: header and JPEG; Not_Live_View when it is off; Device_Busy before the
   * first frame. The longer headers are those of 0x9428 only: bodies that have them send one of 384
   * bytes here (observed on Nikon Z f).
   */
  Reply frame(Exchange exchange) {
    return frame(
        header.headerBytes() > LiveViewLayout.BYTES_384.headerBytes()
            ? LiveViewLayout.BYTES_384
            : header);
  }

  /** GetLiveViewImageEx 0x9428: the same behind another header. */
  Reply frameEx(Exchange exchange) {
    return frame(header);
  }

  private Reply frame(LiveViewLayout layout) {
    lock.lock();
    try {
      if (state != State.ON) {
        return Reply.code(
            state == State.OFF ? NikonResponses.NOT_LIVE_VIEW : ResponseCode.DEVICE_BUSY);
      }
    } finally {
      lock.unlock();
    }
    return Reply.data(scene.frame(layout).encode());
  }

  /**
   * MfDrive 0x9204: p1 1 near or 2 far, p2 1 to 32767 steps; Not_Live_View, Invalid_Parameter,
   * Device_Busy, the end of travel or a step too small by DeviceReady.
   */
  Reply drive(Exchange exchange) {
    int direction = exchange.parameter(1);
    int amount = exchange.parameter(2);
    if (!isOn()) {
      return Reply.code(NikonResponses.NOT_LIVE_VIEW);
    }
    if ((direction != TOWARDS_NEAR && direction != TOWARDS_FAR) || amount < 1 || amount > 0x7FFF) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    Optional<Activity.Work> work = camera.activity().begin(Activity.Kind.FOCUS_DRIVE);
    if (work.isEmpty()) {
      return Reply.code(ResponseCode.DEVICE_BUSY);
    }
    int steps = direction == TOWARDS_NEAR ? -amount : amount;
    camera.clock().schedule(DRIVE_TIME, () -> work.get().end(codeOf(focus.drive(steps))));
    return Reply.ok();
  }

  private static ResponseCode codeOf(FocusDrive.Result result) {
    return switch (result) {
      case MOVED -> ResponseCode.OK;
      case AT_END -> NikonResponses.MF_DRIVE_STEP_END;
      case TOO_SHORT -> NikonResponses.MF_DRIVE_STEP_INSUFFICIENCY;
    };
  }

  /**
   * ChangeAfArea 0x9205: centre of the AF frame in coordinates of the whole image; Not_Live_View,
   * Invalid_Parameter outside of it.
   */
  Reply moveFocusArea(Exchange exchange) {
    if (!isOn()) {
      return Reply.code(NikonResponses.NOT_LIVE_VIEW);
    }
    return scene.moveFocusArea(exchange.parameter(1), exchange.parameter(2))
        ? Reply.ok()
        : Reply.code(ResponseCode.INVALID_PARAMETER);
  }
}
