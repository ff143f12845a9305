package dev.ptpip.simulator.gphoto;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, with a deadline. */
final class EventuallyAssert {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(10);

  private EventuallyAssert() {}

  static void eventually(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("within " + DEADLINE + " it did not happen that " + what);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
