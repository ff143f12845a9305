package dev.ptpip.simulator.camera;

import java.util.function.Consumer;

/**
 * Takes events to everyone who listens: all listeners see the same events in the same order, each
 * event once, from the moment of their subscription on. No thread of its own: the publisher that
 * finds nobody at it delivers, also what others publish meanwhile; no lock is held during delivery.
 * Listeners must not block; each keeps its own queue. Safe for use by several threads.
 */
public final class EventBus {
  /** Events that may wait for delivery. */
  public static final int CAPACITY = 4096;

  private final Announcer<CameraEvent> announcer;

  /** A bus without listeners. */
  public EventBus() {
    this(CAPACITY);
  }

  EventBus(int capacity) {
    announcer = new Announcer<>("event", capacity);
  }

  /**
   * Delivers {@code event} to every current listener, at once or, if a delivery is under way, right
   * behind it.
   *
   * @return false if so many events wait that this one is lost, which is logged
   */
  public boolean publish(CameraEvent event) {
    return announcer.announce(event);
  }

  /** Calls {@code listener} for every event published from now on. */
  public Subscription subscribe(Consumer<? super CameraEvent> listener) {
    return announcer.subscribe(listener);
  }
}
