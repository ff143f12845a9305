package dev.ptpip.simulator.clock;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The daemon threads that move clocks. */
final class ClockThread {
  private ClockThread() {}

  static Thread start(Runnable work) {
    Thread thread = new Thread(work, "camera-clock");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits for the end of {@code thread}, unless it is the calling one. */
  static void await(@Nullable Thread thread, Duration limit) {
    if (thread == null || thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
