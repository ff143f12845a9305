package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.value.SessionId;
import dev.ptpip.simulator.camera.CameraEvent;
import java.util.List;

/**
 * One open session, from OpenSession to CloseSession or the loss of the connection (MTP 1.1 §4.4).
 */
public interface Session {
  /** The id that the initiator chose. */
  SessionId id();

  /** Who opened it. */
  Initiator initiator();

  /** What the session keeps under {@code key}; safe for use by several threads. */
  <T> T state(SessionKey<T> key);

  /**
   * Takes events that wait to be polled, oldest first; each event goes to a session once. The
   * session counts as one that polls from now on.
   *
   * @param max most events to take, at least 1
   */
  List<CameraEvent> pollEvents(int max);

  /** Whether it is still open. */
  boolean isOpen();
}
