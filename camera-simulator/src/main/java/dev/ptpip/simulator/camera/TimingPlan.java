package dev.ptpip.simulator.camera;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the body takes where it is not as its model says, in camera time.
 *
 * @param autofocus from the order to focus to the result
 * @param shutterLag from the order to take a picture to the opening of the shutter
 * @param capture from the order to take a picture, focus found, to the object that can be read;
 *     more if the exposure alone takes longer
 * @param write from the closing of the shutter to the object that can be read; {@code capture}
 *     counts if both are there
 * @param liveViewStart from the order to start live view to the first frame
 * @param liveViewFrame from one live view frame to the next, more than zero
 */
public record TimingPlan(
    Optional<TimeSpan> autofocus,
    Optional<TimeSpan> shutterLag,
    Optional<TimeSpan> capture,
    Optional<TimeSpan> write,
    Optional<TimeSpan> liveViewStart,
    Optional<Duration> liveViewFrame) {
  /** As the model says. */
  public static final TimingPlan AS_MODEL =
      new TimingPlan(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Checks the frame time. */
  public TimingPlan {
    if (liveViewFrame.isPresent()
        && (liveViewFrame.get().isNegative() || liveViewFrame.get().isZero())) {
      throw new IllegalArgumentException("no time between frames: " + liveViewFrame.get());
    }
  }
}
