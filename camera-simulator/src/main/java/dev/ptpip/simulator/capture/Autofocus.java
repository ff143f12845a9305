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
  private final Lens lens;

  /**
   * The autofocus of {@code camera}.
   *
   * @param lens is told when focus was found
   */
  public Autofocus(Camera camera, Lens lens) {
    this.camera = camera;
    this.lens = lens;
  }

  /** What moves. */
  @FunctionalInterface
  public interface Lens {
    /** Goes to where the scene is sharp. */
    void focus();
  }

  /** How long it takes this time. */
  public Duration time() {
    return camera.timings().autofocus();
  }

  /** Tries; the lens moves if it succeeds, which it can't without one. */
  public boolean succeeds() {
    boolean sharp = camera.body().focus() == FocusOutcome.IN_FOCUS && !camera.body().isLensOff();
    if (sharp) {
      lens.focus();
    }
    return sharp;
  }
}
