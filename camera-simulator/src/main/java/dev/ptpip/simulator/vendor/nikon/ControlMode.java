package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Origin;
import dev.ptpip.simulator.camera.PropertyCommit;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who controls the body: operation 0x90C2. Under the host the exposure program can be set, which
 * otherwise only the mode dial does; the dial's position counts again afterwards. Guarded by {@code
 * lock}.
 */
final class ControlMode implements Consumer<PropertyCommit> {
  private static final DevicePropertyCode PROGRAM = DevicePropertyCode.EXPOSURE_PROGRAM_MODE;

  private final Camera camera;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean host;
  private @Nullable PropertyValue dial;

  ControlMode(Camera camera) {
    this.camera = camera;
    camera.properties().subscribe(this);
  }

  /** A dial that is turned meanwhile stands elsewhere afterwards. */
  @Override
  public void accept(PropertyCommit commit) {
    if (commit.origin() == Origin.BODY) {
      commit.value(PROGRAM).ifPresent(change -> turned(change.after()));
    }
  }

  private void turned(PropertyValue position) {
    lock.lock();
    try {
      dial = host ? position : null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * ChangeCameraMode: 0 camera, 1 host; Invalid_Parameter for anything else, Device_Busy while the
   * camera works.
   */
  Reply change(Exchange exchange) {
    int mode = exchange.parameter(1);
    if (mode != 0 && mode != 1) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    if (camera.activity().isBusy()) {
      return Reply.code(ResponseCode.DEVICE_BUSY);
    }
    if (mode == 1) {
      toHost();
    } else {
      toCamera();
    }
    return Reply.ok();
  }

  private void toHost() {
    lock.lock();
    try {
      if (host) {
        return;
      }
      host = true;
      dial = camera.properties().value(PROGRAM).orElse(null);
    } finally {
      lock.unlock();
    }
    if (camera.properties().find(PROGRAM).isPresent()) {
      camera.properties().edit(Origin.HOST, edit -> edit.access(PROGRAM, PropertyAccess.GET_SET));
    }
  }

  /** Gives control back to the body; also at the end of the session. */
  void toCamera() {
    Optional<PropertyValue> position;
    lock.lock();
    try {
      if (!host) {
        return;
      }
      host = false;
      position = Optional.ofNullable(dial);
      dial = null;
    } finally {
      lock.unlock();
    }
    position.ifPresent(
        value ->
            camera
                .properties()
                .edit(
                    Origin.HOST,
                    edit -> {
                      edit.setQuietly(PROGRAM, value);
                      edit.access(PROGRAM, PropertyAccess.GET);
                    }));
  }

  /** Whether the host controls the body. */
  boolean isHost() {
    lock.lock();
    try {
      return host;
    } finally {
      lock.unlock();
    }
  }
}
