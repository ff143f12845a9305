package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.clock.SimClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in the camera's time, which a virtual clock skips. */
final class Pause {
  private static final long LOOK_MILLIS = 20;

  private Pause() {}

  /** Waits a moment for {@code latch}. */
  static void look(CountDownLatch latch) throws FaultException {
    try {
      latch.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FaultException("interrupted");
    }
  }

  /** Waits for {@code time}, or until {@code end} is reached. */
  static void of(Duration time, SimClock clock, CountDownLatch end) {
    if (time.isZero() || end.getCount() == 0) {
      return;
    }
    CountDownLatch over = new CountDownLatch(1);
    SimClock.Task task = clock.schedule(time, over::countDown);
    try {
      clock.poll();
      while (over.getCount() > 0 && end.getCount() > 0) {
        if (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          clock.poll();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      task.cancel();
    }
  }
}
