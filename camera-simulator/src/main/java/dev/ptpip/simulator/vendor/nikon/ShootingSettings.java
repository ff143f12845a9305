package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.simulator.camera.PropertyTable;
import java.time.Duration;
import java.util.Optional;

/**
 * What the shooting properties mean on these bodies. Reads them anew at each call; has no state.
 */
final class ShootingSettings {
  private static final int BURST = 0x0002;
  private static final int CONTINUOUS_LOW = 0x8010;
  private static final int SELF_TIMER = 0x8011;
  private static final int MIRROR_UP = 0x8012;
  private static final int DELAYED_REMOTE = 0x8015;
  private static final Duration SELF_TIMER_DELAY = Duration.ofSeconds(10);
  private static final Duration REMOTE_DELAY = Duration.ofSeconds(2);
  private static final Duration EXPOSURE_DELAY = Duration.ofSeconds(1);

  /** Seconds that the values 0 to 3 of the self-timer property stand for. */
  private static final int[] SELF_TIMER_SECONDS = {2, 5, 10, 20};

  private final PropertyTable properties;

  ShootingSettings(PropertyTable properties) {
    this.properties = properties;
  }

  /**
   * The number in a property, or {@code absent} if the body does not have it or it is no number.
   */
  long number(DevicePropertyCode property, long absent) {
    Optional<PropertyValue> value = properties.value(property);
    return value.isPresent() && value.get() instanceof PropertyValue.Int number
        ? number.longValue()
        : absent;
  }

  private int releaseMode() {
    return (int) number(DevicePropertyCode.STILL_CAPTURE_MODE, 1);
  }

  /** Pictures that one release takes: more than one only in the continuous modes. */
  int shots() {
    int mode = releaseMode();
    return mode == BURST || mode == CONTINUOUS_LOW
        ? (int) Math.max(1, number(DevicePropertyCode.BURST_NUMBER, 1))
        : 1;
  }

  /** Whether the first release only raises the mirror. */
  boolean raisesMirrorFirst() {
    return releaseMode() == MIRROR_UP;
  }

  /** Self-timer, exposure delay and what the standard's CaptureDelay says together. */
  Duration delay() {
    return timer().plusMillis(number(DevicePropertyCode.CAPTURE_DELAY, 0));
  }

  private Duration timer() {
    Duration timer =
        switch (releaseMode()) {
          case SELF_TIMER -> selfTimer();
          case DELAYED_REMOTE -> REMOTE_DELAY;
          default -> Duration.ZERO;
        };
    return number(NikonProperties.EXPOSURE_DELAY, 0) == 1 ? timer.plus(EXPOSURE_DELAY) : timer;
  }

  private Duration selfTimer() {
    int index = (int) number(NikonProperties.SELF_TIMER_DELAY, -1);
    return index >= 0 && index < SELF_TIMER_SECONDS.length
        ? Duration.ofSeconds(SELF_TIMER_SECONDS[index])
        : SELF_TIMER_DELAY;
  }

  /** Whether the pictures of the release on the body go to the camera's memory. */
  boolean recordsInMemory() {
    return number(NikonProperties.RECORDING_MEDIA, 0) == 1;
  }
}
