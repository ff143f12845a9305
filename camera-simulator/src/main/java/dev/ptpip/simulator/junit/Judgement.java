package dev.ptpip.simulator.junit;

import dev.ptpip.simulator.scenario.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Looks at a camera when its test is over: fails the test, or explains why it failed. */
final class Judgement {
  /** What initiators have just done may not have been noted yet. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration FAREWELL = Duration.ofMillis(50);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private Judgement() {}

  /**
   * Judges {@code camera}.
   *
   * @throws AssertionError if the test has passed so far and must not
   * @throws IOException if what a failed test leaves can't be written
   */
  static void of(TestCamera camera, ExtensionContext context) throws IOException {
    Throwable failure = context.getExecutionException().orElse(null);
    if (failure instanceof TestAbortedException) {
      return;
    }
    if (!camera.isRunning()) {
      return; // the test has closed it, and with it the chance to be judged
    }
    if (failure == null) {
      Verdict verdict = settled(camera);
      if (verdict.isGood()) {
        return;
      }
      throw new AssertionError(message(verdict, Evidence.leave(camera, context)));
    }
    Verdict verdict = camera.testVerdict();
    Evidence evidence = Evidence.leave(camera, context);
    String message = message(verdict, evidence);
    failure.addSuppressed(new Explanation(message));
    System.err.println(message);
  }

  /** The verdict when it is good, or has had time to become so. */
  private static Verdict settled(TestCamera camera) {
    awaitFarewell(camera);
    long end = System.nanoTime() + PATIENCE.toNanos();
    Verdict verdict = camera.testVerdict();
    while (!verdict.isGood() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      verdict = camera.testVerdict();
    }
    return verdict;
  }

  /** An initiator that has just left is noticed a moment later. */
  private static void awaitFarewell(TestCamera camera) {
    long end = System.nanoTime() + FAREWELL.toNanos();
    while (camera.connectionCount() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static String message(Verdict verdict, Evidence evidence) {
    List<String> lines = new ArrayList<>();
    if (!verdict.isGood()) {
      lines.add(verdict.sentence());
      verdict.reasons().forEach(reason -> lines.add("  " + reason));
    }
    lines.add("left:    " + evidence.folder());
    lines.add("again:   camera-simulator " + evidence.scenario());
    return String.join("\n", lines);
  }

  /** Stands beside the failure of a test; it has no place of its own. */
  private static final class Explanation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Explanation(String message) {
      super("of the camera:\n" + message, null, false, false);
    }
  }
}
