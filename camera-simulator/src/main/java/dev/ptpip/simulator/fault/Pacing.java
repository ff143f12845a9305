package dev.ptpip.simulator.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * In which pieces, and how fast, bytes go out.
 *
 * @param slice bytes of a piece
 * @param rate bytes a second
 * @param merge whether packets are held back as long as there is room
 * @param delay before each write
 */
record Pacing(
    OptionalInt slice, OptionalLong rate, boolean merge, Optional<Supplier<Duration>> delay) {
  static final Pacing NONE =
      new Pacing(OptionalInt.empty(), OptionalLong.empty(), false, Optional.empty());

  boolean isNone() {
    return slice.isEmpty() && rate.isEmpty() && !merge && delay.isEmpty();
  }

  /** This with what an action says of it; the same if it says nothing. */
  Pacing with(NetworkAction action) {
    if (action instanceof NetworkAction.Slice some) {
      return new Pacing(OptionalInt.of(some.bytes()), rate, merge, delay);
    }
    if (action instanceof NetworkAction.Rate some) {
      return new Pacing(slice, OptionalLong.of(some.bytesPerSecond()), merge, delay);
    }
    if (action instanceof NetworkAction.Merge) {
      return new Pacing(slice, rate, true, delay);
    }
    return this;
  }

  Pacing withDelay(NetworkAction.Delay some, RuleState state) {
    return new Pacing(slice, rate, merge, Optional.of(() -> NetworkFaults.time(some, state)));
  }

  /** Most bytes of one write; 0 if there is no limit. */
  int piece() {
    int bySlice = slice.orElse(0);
    if (rate.isEmpty()) {
      return bySlice;
    }
    int byRate = (int) Math.max(1, Math.min(rate.getAsLong() / 20, 64 * 1024));
    return bySlice == 0 ? byRate : Math.min(bySlice, byRate);
  }

  /** How long so many bytes take. */
  Duration time(int bytes) {
    return rate.isEmpty()
        ? Duration.ZERO
        : Duration.ofNanos((long) (bytes * 1e9 / rate.getAsLong()));
  }
}
