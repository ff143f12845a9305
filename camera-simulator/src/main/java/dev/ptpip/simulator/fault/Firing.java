package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.responder.Exchange;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One time that a rule applies: counts once, when the first of its actions takes place. */
final class Firing {
  private final RuleState state;
  private final Optional<Exchange> exchange;
  private final AtomicBoolean fired = new AtomicBoolean();

  Firing(RuleState state, Optional<Exchange> exchange) {
    this.state = state;
    this.exchange = exchange;
  }

  RuleState state() {
    return state;
  }

  Rule rule() {
    return state.rule();
  }

  String label() {
    return state.label();
  }

  /** An action takes place. */
  void fire() {
    if (fired.compareAndSet(false, true)) {
      state.fired();
      exchange.ifPresent(at -> at.touchedBy(state.label()));
    }
  }

  boolean hasFired() {
    return fired.get();
  }
}
