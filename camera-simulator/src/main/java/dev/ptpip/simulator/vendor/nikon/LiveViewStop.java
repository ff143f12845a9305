package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.simulator.camera.Activity;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.store.SlotState;
import java.util.Optional;

/**
 * Why live view or a movie can't start now: the bits of 0xD1A4 and 0xD0A4, 0 for no reason. The
 * meaning of the bits is what initiators are known to show for them.
 */
final class LiveViewStop {
  private static final int LOW_BATTERY_PERCENT = 5;

  private static final long LV_NOT_PASM = 1L << 31;
  private static final long LV_MIRROR_UP = 1L << 22;
  private static final long LV_BULB = 1L << 21;
  private static final long LV_CARD_PROTECTED = 1L << 18;
  private static final long LV_TEMPERATURE = 1L << 17;
  private static final long LV_SHOOTING = 1L << 15;
  private static final long LV_NO_CARD = 1L << 14;
  private static final long LV_UNFETCHED_IMAGE = 1L << 12;
  private static final long LV_BATTERY = 1L << 8;

  private static final long MOVIE_NOT_APPLICATION_MODE = 1L << 14;
  private static final long MOVIE_ENLARGED = 1L << 12;
  private static final long MOVIE_CARD_PROTECTED = 1L << 11;
  private static final long MOVIE_RECORDING = 1L << 10;
  private static final long MOVIE_UNWRITTEN = 1L << 9;
  private static final long MOVIE_CARD_FULL = 1L << 3;
  private static final long MOVIE_NO_CARD = 1L;

  private final Camera camera;
  private final ShootingSettings settings;
  private final MemoryImages memory;
  private final NikonCapture capture;

  LiveViewStop(
      Camera camera, ShootingSettings settings, MemoryImages memory, NikonCapture capture) {
    this.camera = camera;
    this.settings = settings;
    this.memory = memory;
    this.capture = capture;
  }

  /** Bits of the live view prohibition 0xD1A4. */
  long liveView() {
    long bits = 0;
    long program = settings.number(DevicePropertyCode.EXPOSURE_PROGRAM_MODE, 1);
    bits |= program >= 1 && program <= 4 ? 0 : LV_NOT_PASM;
    bits |= camera.body().temperature() == Temperature.HOT ? LV_TEMPERATURE : 0;
    bits |= isLow(camera.body().battery()) ? LV_BATTERY : 0;
    bits |= memory.hasUnfetched() ? LV_UNFETCHED_IMAGE : 0;
    bits |= capture.isMirrorUp() ? LV_MIRROR_UP : 0;
    Optional<Activity.Kind> work = camera.activity().kind();
    bits |= work.filter(Activity.Kind.BULB::equals).isPresent() ? LV_BULB : 0;
    bits |= work.filter(LiveViewStop::isShooting).isPresent() ? LV_SHOOTING : 0;
    if (!settings.recordsInMemory()) {
      Optional<StorageId> card = card();
      bits |= card.isEmpty() ? LV_NO_CARD : 0;
      bits |= card.filter(this::isLocked).isPresent() ? LV_CARD_PROTECTED : 0;
    }
    return bits;
  }

  /** Whether the battery is too weak for live view. */
  static boolean isLow(int percent) {
    return percent < LOW_BATTERY_PERCENT;
  }

  private static boolean isShooting(Activity.Kind kind) {
    return kind == Activity.Kind.CAPTURE
        || kind == Activity.Kind.SELF_TIMER
        || kind == Activity.Kind.BULB;
  }

  private boolean isLocked(StorageId card) {
    return camera
        .store()
        .storageInfo(card)
        .result()
        .filter(info -> info.accessCapabilityCode() == AccessCapability.READ_ONLY.code())
        .isPresent();
  }

  private boolean isFull(StorageId card) {
    return camera.store().summary(card).filter(summary -> summary.room() == 0).isPresent();
  }

  /** Bits of the movie prohibition 0xD0A4. */
  long movie(ApplicationMode mode, MovieState movie) {
    long bits = 0;
    bits |= mode.isOn() ? 0 : MOVIE_NOT_APPLICATION_MODE;
    bits |= settings.number(NikonProperties.LIVE_VIEW_IMAGE_ZOOM_RATIO, 0) > 0 ? MOVIE_ENLARGED : 0;
    bits |= movie == MovieState.RECORDING ? MOVIE_RECORDING : 0;
    bits |=
        camera.activity().kind().filter(LiveViewStop::isShooting).isPresent() ? MOVIE_UNWRITTEN : 0;
    Optional<StorageId> card = card();
    bits |= card.isEmpty() ? MOVIE_NO_CARD : 0;
    bits |= card.filter(this::isLocked).isPresent() ? MOVIE_CARD_PROTECTED : 0;
    bits |= card.filter(this::isFull).isPresent() ? MOVIE_CARD_FULL : 0;
    return bits;
  }

  /** Whether a movie can go on to this store. */
  boolean hasRoom(StorageId storage) {
    return camera.store().slot(storage) == SlotState.AVAILABLE
        && !isLocked(storage)
        && !isFull(storage);
  }

  /** Whether the movie goes on. */
  enum MovieState {
    /** No. */
    IDLE,
    /** Yes. */
    RECORDING
  }

  private Optional<StorageId> card() {
    return camera.store().storageIds().stream().filter(StorageId::hasMedium).findFirst();
  }
}
