package dev.ptpip.simulator.capture;

import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.FocusOutcome;
import java.time.Duration;

/**
 * Finding focus: how long it takes this time, and whether the subject lets it succeed. Safe for use
 * by several threads.
 */
public final class Autofocus {
  private final Camera camera;
  private final Runnable found;

  /**
   * The autofocus of {@code camera}.
   *
   * @param found is run when focus was found
   */
  public Autofocus(Camera camera, Runnable found) {
    this.camera = camera;
    this.found = found;
  }

  /** How long it takes this time. */
  public Duration time() {
    return camera.timings().autofocus();
  }

  /** Tries; the lens moves if it succeeds, which it can't without one. */
  public boolean succeeds() {
    boolean sharp = camera.body().focus() == FocusOutcome.IN_FOCUS && !camera.body().isLensOff();
    if (sharp) {
      found.run();
    }
    return sharp;
  }
}
