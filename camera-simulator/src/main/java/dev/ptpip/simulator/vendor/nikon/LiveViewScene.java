package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.LiveViewField;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.FocusArea;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.camera.ImageSize;
import dev.ptpip.simulator.picture.Crop;
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
  private static final ImageSize QVGA = new ImageSize(320, 212);
  private static final ImageSize VGA = new ImageSize(640, 424);
  private static final ImageSize XGA = new ImageSize(1024, 680);

  /** Pixels of a frame per pixel of the picture, for the values 1 to 5 of 0xD1A3. */
  private static final double[] ENLARGED = {0.25, 1 / 3.0, 0.5, 2 / 3.0, 1};

  private static final int AF_FRAMES_ACROSS = 12;
  private static final double SHARP_ENOUGH = 0.9;

  private final Camera camera;
  private final ShootingSettings settings;
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
      ShootingSettings settings,
      Darkroom darkroom,
      FocusDrive focus,
      BooleanSupplier recording) {
    this.camera = camera;
    this.settings = settings;
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
      ImageSize size = frameSize();
      LiveViewRequest request =
          new LiveViewRequest(
              size.width(),
              size.height(),
              darkroom.now(focus.sharpness()),
              camera.seed(),
              number,
              (double) focusX / whole.width(),
              (double) focusY / whole.height(),
              judgement(),
              shown(size));
      if (lastRequest == null || isOther(request, lastRequest)) {
        lastRequest = request;
        lastFrame = LiveView.frame(request);
      }
      return lastFrame;
    } finally {
      lock.unlock();
    }
  }

  /** A frame lasts its time, unless another part or another size of it is asked for. */
  private static boolean isOther(LiveViewRequest one, LiveViewRequest other) {
    return one.frameNumber() != other.frameNumber()
        || one.width() != other.width()
        || !one.crop().equals(other.crop());
  }

  /** By LiveViewImageSize 0xD1AC; bodies that don't have it send VGA. */
  private ImageSize frameSize() {
    return switch ((int) settings.number(NikonProperties.LIVE_VIEW_IMAGE_SIZE, 2)) {
      case 1 -> QVGA;
      case 3 -> XGA;
      default -> VGA;
    };
  }

  /** What LiveViewImageZoomRatio 0xD1A3 leaves of the picture, around the AF frame. */
  private Crop shown(ImageSize frame) {
    long zoom = settings.number(NikonProperties.LIVE_VIEW_IMAGE_ZOOM_RATIO, 0);
    if (zoom < 1 || zoom > ENLARGED.length) {
      return Crop.NONE;
    }
    double share = frame.width() / ENLARGED[(int) zoom - 1] / whole.width();
    Point centre = centre();
    return Crop.around(Math.min(1, share), centre.x(), centre.y());
  }

  private Focus judgement() {
    if (camera.body().focus() == FocusOutcome.OUT_OF_FOCUS) {
      return Focus.FAILED;
    }
    return focus.sharpness() >= SHARP_ENOUGH ? Focus.FOUND : Focus.IDLE;
  }

  /** Header and picture of this moment. */
  LiveViewFrame frame(LiveViewLayout layout) {
    lock.lock();
    try {
      Bytes jpeg = get();
      ImageSize size = frameSize();
      Crop shown = shown(size);
      int width = (int) Math.round(whole.width() * shown.share());
      int height = (int) Math.round(whole.height() * shown.share());
      return LiveViewHeader.builder(layout)
          .imageSize(size.width(), size.height())
          .wholeSize(whole.width(), whole.height())
          .displayArea(
              width,
              height,
              (int) Math.round(whole.width() * shown.left()) + width / 2,
              (int) Math.round(whole.height() * shown.top()) + height / 2)
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
