package dev.ptpip.simulator.store;

/** A listener's place at a store. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
  /** Ends it; closing again does nothing. */
  @Override
  void close();
}
