package dev.ptpip.client.capability;

import java.io.IOException;
import java.time.Duration;

/** Focuses. */
public interface Focus extends Capability {
  /** The ways to turn the focus ring. */
  enum Direction {
    /** Towards the camera. */
    NEARER,
    /** Towards infinity. */
    FARTHER
  }

  /** How focusing ended. */
  enum Result {
    /** Something is sharp. */
    IN_FOCUS,
    /** Nothing was found. */
    OUT_OF_FOCUS
  }

  /** How a movement of the focus motor ended. */
  enum Movement {
    /** As far as asked. */
    DONE,
    /** The end of the range was reached. */
    AT_END,
    /** Less than the motor can do. */
    TOO_SMALL
  }

  /** Focuses once and waits for the result. */
  Result autoFocus(Duration timeout) throws IOException;

  /** Stops a focusing that runs. */
  void cancelAutoFocus() throws IOException;

  /**
   * Moves the focus motor; only in live view.
   *
   * @param amount 1 to 32767, in steps of the lens
   */
  Movement drive(Direction direction, int amount) throws IOException;

  /**
   * Moves the focus point to a place in the coordinates of the live view header; only in live view.
   */
  void moveArea(int x, int y) throws IOException;
}
