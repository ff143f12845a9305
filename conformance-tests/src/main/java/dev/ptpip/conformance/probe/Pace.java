package dev.ptpip.conformance.probe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The judge's time: the one place that looks at it or waits for it to pass. */
public final class Pace {
  private Pace() {}

  /** A point in time, in nanoseconds from an arbitrary origin. */
  public static long nanos() {
    return System.nanoTime();
  }

  /** How long ago {@code nanos} was. */
  public static Duration since(long nanos) {
    return Duration.ofNanos(nanos() - nanos);
  }

  /** Lets time pass; returns early when the thread is interrupted. */
  public static void pass(Duration time) {
    long end = nanos() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = end - nanos();
    }
  }
}
