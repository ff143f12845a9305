package dev.ptpip.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
final class EventuallyRest {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private EventuallyRest() {}

  /** A condition whose test may fail. */
  static void that(Callable<Boolean> condition) {
    until(
        () -> {
          try {
            return condition.call();
          } catch (Exception failed) {
            throw new AssertionError("could not be asked", failed);
          }
        });
  }

  static void until(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).as("within the limit").isLessThan(LIMIT_NANOS);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
