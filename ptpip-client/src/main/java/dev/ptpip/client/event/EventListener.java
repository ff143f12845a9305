package dev.ptpip.client.event;

import dev.ptpip.client.operation.SessionLostException;

/** Takes events one after the other, on a thread of its own; may carry out operations. */
@FunctionalInterface
public interface EventListener {
  /** An event came. */
  void event(CameraEvent event);

  /** At this place {@code events} events are missing, because this listener was too slow. */
  default void overflow(long events) {}

  /** The session has ended; nothing more comes. */
  default void ended(SessionLostException reason) {}
}
