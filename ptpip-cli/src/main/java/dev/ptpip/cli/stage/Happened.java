package dev.ptpip.cli.stage;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a camera has done what it was put up to. Safe for use by several threads. */
final class Happened {
  private final AtomicBoolean yes = new AtomicBoolean();

  void now() {
    yes.set(true);
  }

  boolean hasHappened() {
    return yes.get();
  }
}
