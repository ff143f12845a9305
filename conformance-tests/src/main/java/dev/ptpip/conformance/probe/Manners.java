package dev.ptpip.conformance.probe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How a target wants to be treated: bodies need a second between two sessions, and refuse those who
 * come back at once (observed on Nikon Z bodies). Shared by all probes of a run.
 */
public final class Manners {
  private final Duration betweenConnects;
  private final AtomicLong lastUse = new AtomicLong(Long.MIN_VALUE);

  /** Lets so much time pass between the last use and the next connect. */
  public Manners(Duration betweenConnects) {
    this.betweenConnects = betweenConnects;
  }

  /** Waits until it is polite to connect. */
  void beforeConnect() {
    long last = lastUse.get();
    if (last != Long.MIN_VALUE && !betweenConnects.isZero()) {
      Duration rest = betweenConnects.minus(Pace.since(last));
      if (!rest.isNegative()) {
        Pace.pass(rest);
      }
    }
    lastUse.set(Pace.nanos());
  }

  void disconnected() {
    lastUse.set(Pace.nanos());
  }
}
