package dev.ptpip.simulator.responder;

import java.util.function.Supplier;

/**
 * Is told of what a camera goes through, line by line: who connects and leaves, each operation,
 * each event. Called on the thread where it happens; must not block. Safe for use by several
 * threads.
 */
@FunctionalInterface
public interface CameraLog {
  /** Listens to nothing. */
  CameraLog NONE =
      new CameraLog() {
        @Override
        public void line(LogLine line) {
          // nobody reads it
        }
      };

  /** Takes one line. */
  void line(LogLine line);

  /**
   * A transaction has ended. Who keeps lines for later overrides this and makes them when they are
   * read.
   *
   * @param line makes the line about it, on any thread
   */
  default void answered(JournalEntry entry, Supplier<LogLine> line) {
    line(line.get());
  }

  /** Tells this one first, then {@code second}. */
  default CameraLog and(CameraLog second) {
    CameraLog first = this;
    return new CameraLog() {
      @Override
      public void line(LogLine line) {
        first.line(line);
        second.line(line);
      }

      @Override
      public void answered(JournalEntry entry, Supplier<LogLine> line) {
        first.answered(entry, line);
        second.answered(entry, line);
      }
    };
  }
}
