package dev.ptpip.simulator.camera;

/** A listener's registration. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  /** Ends it; a call that is under way may still finish. Closing again does nothing. */
  @Override
  void close();
}
