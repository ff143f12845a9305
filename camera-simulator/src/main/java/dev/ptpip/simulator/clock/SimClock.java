package dev.ptpip.simulator.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of one camera, and the work that it does later: exposures, focusing, writing to the
 * card.
 *
 * <p>Tasks run one at a time, ordered by due time and, at the same time, by the order in which they
 * were scheduled. A task may schedule, cancel and read the clock; a task that throws is logged and
 * the following ones still run. All methods are safe for use by several threads.
 */
public interface SimClock extends AutoCloseable {

  /** A planned piece of work. */
  @FunctionalInterface
  interface Task {
    /**
     * Takes the task off the plan.
     *
     * @return whether that prevented it: {@code false} if it has begun, has ended or was cancelled
     */
    boolean cancel();
  }

  /** The point in time that the camera would show. */
  Instant now();

  /** Elapsed camera time in nanoseconds since an arbitrary origin; never goes back. */
  long nanos();

  /**
   * Plans {@code task} for {@code delay} of camera time from now; a delay of zero or less means as
   * soon as possible. On a closed clock nothing is planned and the task counts as cancelled.
   */
  Task schedule(Duration delay, Runnable task);

  /**
   * Waits for {@code time} of camera time; returns at once when the clock is closed meanwhile. Must
   * not be called by a task.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void sleep(Duration time) throws InterruptedException;

  /**
   * Tells that an initiator asked whether work is done. A virtual clock then goes on to the next
   * due task and runs it on the calling thread, unless another thread is just running tasks; the
   * others ignore it. The caller must hold no lock that a task may want.
   */
  void poll();

  /** Forgets all planned tasks and ends the clock's thread; closing again does nothing. */
  @Override
  void close();

  /** Runs as fast as the host's clock and starts at its time. */
  static SimClock real() {
    return new ScaledClock(1);
  }

  /** Runs {@code factor} times as fast as the host's clock and starts at its time. */
  static SimClock scaled(double factor) {
    return new ScaledClock(factor);
  }

  /** Skips the time between tasks and always starts at {@link VirtualClock#START}. */
  static SimClock virtual() {
    return new VirtualClock(VirtualClock.START, VirtualClock.DEFAULT_IDLE);
  }

  /**
   * Reads a clock as the command line names it.
   *
   * @param text {@code real}, {@code virtual}, or {@code x} and a factor, as {@code x10} or {@code
   *     x0.5}
   * @throws IllegalArgumentException if it is none of these
   */
  static SimClock parse(String text) {
    return switch (text) {
      case "real" -> real();
      case "virtual" -> virtual();
      default -> scaled(ScaledClock.parseFactor(text));
    };
  }
}
