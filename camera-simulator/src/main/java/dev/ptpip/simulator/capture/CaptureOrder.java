package dev.ptpip.simulator.capture;

import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.camera.Cause;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be taken.
 *
 * @param target where the pictures go
 * @param storage the store for {@link Target#CARD}
 * @param focusing what happens before the shutter opens
 * @param shots number of pictures, 1 or more
 * @param delay from focus to the first exposure: self-timer, exposure delay
 * @param cause who asked; empty for the release on the body
 */
public record CaptureOrder(
    Target target,
    StorageId storage,
    Focusing focusing,
    int shots,
    Duration delay,
    Optional<Cause> cause) {

  /** Where pictures go. */
  public enum Target {
    /** To a file on the card. */
    CARD,
    /** To the camera's memory, to be fetched from there. */
    MEMORY
  }

  /** What happens before the shutter opens. */
  public enum Focusing {
    /** Nothing: manual focus, or focus was found before. */
    NONE,
    /** Autofocus, and no picture if it fails. */
    REQUIRED
  }

  /** Checks the range. */
  public CaptureOrder {
    if (shots < 1) {
      throw new IllegalArgumentException("at least one picture, not " + shots);
    }
  }
}
