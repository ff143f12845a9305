package dev.ptpip.simulator.camera;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A number that is worked out when it is asked for, by whoever knows best; safe for all threads.
 */
final class Estimate implements LongSupplier {
  private final long usual;
  private volatile Optional<LongSupplier> better = Optional.empty();

  /** The same number each time, until somebody knows better. */
  Estimate(long usual) {
    this.usual = usual;
  }

  /** From now on {@code source} is asked. */
  void become(LongSupplier source) {
    better = Optional.of(source);
  }

  @Override
  public long getAsLong() {
    Optional<LongSupplier> source = better;
    return source.isPresent() ? source.get().getAsLong() : usual;
  }
}
