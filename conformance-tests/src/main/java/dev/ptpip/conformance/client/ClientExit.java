package dev.ptpip.conformance.client;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a client has ended.
 *
 * @param code its exit code; empty if it had to be ended at the deadline
 * @param output the last part of what it wrote
 * @param time how long it ran
 */
public record ClientExit(OptionalInt code, String output, Duration time) {
  /** The exit code of a client that can't do what a case is about. */
  public static final int NOT_SUPPORTED = 127;

  private static final int SIGNALLED = 128;

  /** Whether it says that it has done its work. */
  public boolean isGood() {
    return code.isPresent() && code.getAsInt() == 0;
  }

  /** Whether it had to be ended. */
  public boolean hung() {
    return code.isEmpty();
  }

  /** Whether a signal has ended it: it has crashed. */
  public boolean crashed() {
    return code.isPresent() && code.getAsInt() > SIGNALLED;
  }

  /** In words. */
  public String text() {
    if (hung()) {
      return "it still ran after " + time.toMillis() / 1000 + " s and was ended";
    }
    return "exit code " + code.getAsInt() + " after " + time.toMillis() + " ms";
  }
}
