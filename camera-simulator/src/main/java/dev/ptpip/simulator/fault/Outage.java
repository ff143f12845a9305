package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.responder.Responder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps initiators out for a time. Where the port is the camera's own it is closed; where others
 * share it, and under virtual time, connections are reset as soon as they are there. Under virtual
 * time an outage is over when an initiator has met it once. Safe for use by several threads.
 */
final class Outage {
  private final SimClock clock;
  private final Supplier<@Nullable Responder> responder;
  private final AtomicInteger refusals = new AtomicInteger();

  Outage(SimClock clock, Supplier<@Nullable Responder> responder) {
    this.clock = clock;
    this.responder = responder;
  }

  /** Nobody can connect for so long; empty for until {@link #end}. */
  void begin(Optional<Duration> time) {
    if (time.isPresent() && clock instanceof VirtualClock) {
      refusals.set(1);
      return;
    }
    Responder here = responder.get();
    if (here == null || !here.closeEntrances()) {
      refusals.set(Integer.MAX_VALUE);
    }
    time.ifPresent(some -> clock.schedule(some, this::end));
  }

  /** The next one who connects is turned away. */
  void once() {
    refusals.compareAndSet(0, 1);
  }

  /** Whether a connection is turned away. */
  boolean refuses() {
    return refusals.getAndUpdate(left -> left == 0 || left == Integer.MAX_VALUE ? left : left - 1)
        > 0;
  }

  /** Everybody can connect again. */
  void end() {
    refusals.set(0);
    Responder here = responder.get();
    if (here != null) {
      here.openEntrances();
    }
  }
}
