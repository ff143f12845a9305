package dev.ptpip.simulator.fault;

import java.time.Duration;
import java.util.Optional;

/** Arguments as they are written. */
final class Texts {
  private Texts() {}

  static Argument time(Optional<Duration> time) {
    return time.map(some -> Argument.of(Amounts.text(some))).orElse(Argument.none());
  }

  static Argument number(int number) {
    return Argument.of(Integer.toString(number));
  }
}
