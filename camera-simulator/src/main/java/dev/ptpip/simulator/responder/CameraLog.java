package dev.ptpip.simulator.responder;

/**
 * Is told of what a camera goes through, line by line: who connects and leaves, each operation,
 * each event. Called on the thread where it happens; must not block. Safe for use by several
 * threads.
 */
@FunctionalInterface
public interface CameraLog {
  /** Listens to nothing. */
  CameraLog NONE = line -> {};

  /** Takes one line. */
  void line(LogLine line);
}
