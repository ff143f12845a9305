package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.simulator.capture.Autofocus;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lens's focus position in steps of MfDrive, and how sharp the scene is there. Guarded by
 * {@code lock}.
 */
final class FocusDrive implements Autofocus.Lens {
  /** The far end; the near end is 0. */
  static final int END = 20_000;

  /** Where the scene is sharp. */
  static final int SHARP = 12_000;

  private static final int SMALLEST_STEP = 2;
  private static final double DEPTH = 4_000;

  private final ReentrantLock lock = new ReentrantLock();
  private int position = SHARP;

  /** What a drive came to. */
  enum Result {
    /** The lens moved all the way that was asked for. */
    MOVED,
    /** It met the end of its travel. */
    AT_END,
    /** The way is shorter than the motor can go. */
    TOO_SHORT
  }

  /** Moves towards near (negative) or far (positive). */
  Result drive(int steps) {
    if (Math.abs(steps) < SMALLEST_STEP) {
      return Result.TOO_SHORT;
    }
    lock.lock();
    try {
      long wanted = (long) position + steps;
      position = (int) Math.max(0, Math.min(END, wanted));
      return wanted == position ? Result.MOVED : Result.AT_END;
    } finally {
      lock.unlock();
    }
  }

  /** Autofocus found the scene. */
  @Override
  public void focus() {
    lock.lock();
    try {
      position = SHARP;
    } finally {
      lock.unlock();
    }
  }

  /** 1 in focus, towards 0 far out of it. */
  double sharpness() {
    lock.lock();
    try {
      return Math.max(0, 1 - Math.abs(position - SHARP) / DEPTH);
    } finally {
      lock.unlock();
    }
  }
}
