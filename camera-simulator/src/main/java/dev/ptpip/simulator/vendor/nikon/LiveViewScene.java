package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.LiveViewField;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.FocusArea;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.camera.ImageSize;
import dev.ptpip.simulator.picture.LiveView;
import dev.ptpip.simulator.picture.LiveViewRequest;
import dev.ptpip.simulator.picture.LiveViewRequest.Focus;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What live view shows: one frame per frame time of the model, the AF frame, and the header that
 * describes them. Guarded by {@code lock}.
 */
final class LiveViewScene implements FocusArea, Supplier<Bytes> {
  private static final int FRAME_WIDTH = 640;
  private static final int FRAME_HEIGHT = 424;
  private static final int AF_FRAMES_ACROSS = 12;
  private static final double SHARP_ENOUGH = 0.9;

  private final Camera camera;
  private final LiveViewLayout layout;
  private final Darkroom darkroom;
  private final FocusDrive focus;
  private final BooleanSupplier recording;
  private final ReentrantLock lock = new ReentrantLock();
  private long startedNanos;
  private final ImageSize whole;
  private int focusX;
  private int focusY;
  private @Nullable LiveViewRequest lastRequest;
  private Bytes lastFrame = Bytes.EMPTY;

  LiveViewScene(
      Camera camera,
      LiveViewLayout layout,
      Darkroom darkroom,
      FocusDrive focus,
      BooleanSupplier recording) {
    this.camera = camera;
    this.layout = layout;
    this.darkroom = darkroom;
    this.focus = focus;
    this.recording = recording;
    this.startedNanos = camera.clock().nanos();
    this.whole = darkroom.largestSize();
    this.focusX = whole.width() / 2;
    this.focusY = whole.height() / 2;
  }

  /** Counts frames from here. */
  void restart() {
    lock.lock();
    try {
      startedNanos = camera.clock().nanos();
      lastRequest = null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the point is within the whole image; the AF frame goes there. */
  boolean moveFocusArea(int x, int y) {
    if (x < 0 || y < 0 || x >= whole.width() || y >= whole.height()) {
      return false;
    }
    lock.lock();
    try {
      focusX = x;
      focusY = y;
    } finally {
      lock.unlock();
    }
    return true;
  }

  @Override
  public Point centre() {
    lock.lock();
    try {
      return new Point((double) focusX / whole.width(), (double) focusY / whole.height());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void move(Point centre) {
    moveFocusArea(
        (int) Math.min(whole.width() - 1L, Math.round(centre.x() * whole.width())),
        (int) Math.min(whole.height() - 1L, Math.round(centre.y() * whole.height())));
  }

  /** The frame of this moment; asked for again within its time, it is the same one. */
  @Override
  public Bytes get() {
    lock.lock();
    try {
      long frameNanos = Math.max(1, camera.timings().liveViewFrame().toNanos());
      long number = (camera.clock().nanos() - startedNanos) / frameNanos;
      LiveViewRequest request =
          new LiveViewRequest(
              FRAME_WIDTH,
              FRAME_HEIGHT,
              darkroom.now(focus.sharpness()),
              camera.seed(),
              number,
              (double) focusX / whole.width(),
              (double) focusY / whole.height(),
              judgement());
      if (lastRequest == null || lastRequest.frameNumber() != number) {
        lastRequest = request;
        lastFrame = LiveView.frame(request);
      }
      return lastFrame;
    } finally {
      lock.unlock();
    }
  }

  private Focus judgement() {
    if (camera.body().focus() == FocusOutcome.OUT_OF_FOCUS) {
      return Focus.FAILED;
    }
    return focus.sharpness() >= SHARP_ENOUGH ? Focus.FOUND : Focus.IDLE;
  }

  /** Header and picture of this moment. */
  LiveViewFrame frame() {
    Bytes jpeg = get();
    lock.lock();
    try {
      return LiveViewHeader.builder(layout)
          .imageSize(FRAME_WIDTH, FRAME_HEIGHT)
          .wholeSize(whole.width(), whole.height())
          .displayArea(whole.width(), whole.height(), whole.width() / 2, whole.height() / 2)
          .afFrame(
              whole.width() / AF_FRAMES_ACROSS, whole.width() / AF_FRAMES_ACROSS, focusX, focusY)
          .set(
              LiveViewField.FOCUS_JUDGEMENT,
              judgement() == Focus.FOUND ? 2 : judgement() == Focus.FAILED ? 1 : 0)
          .set(LiveViewField.MOVIE_RECORDING, recording.getAsBoolean() ? 1 : 0)
          .frame(jpeg);
    } finally {
      lock.unlock();
    }
  }
}
