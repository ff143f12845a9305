package dev.ptpip.simulator.responder;

import dev.ptpip.simulator.camera.CameraEvent;
import java.util.List;

/** All open sessions of a camera. */
public interface Sessions {
  /** The sessions that are open now. */
  List<Session> open();

  /**
   * Tells every session but {@code cause} of something that {@code cause} did: the session that
   * asked for it gets no event (MTP 1.1 §G.2.4). The others see no transaction id.
   */
  void publishToOthers(Session cause, CameraEvent event);

  /**
   * Ends all sessions; the connections stay. {@code event} goes to all but {@code cause} before
   * (MTP 1.1 §D.2.16).
   */
  void endAll(Session cause, CameraEvent event);

  /** Ends all sessions because the camera wants to; nobody is told, and the connections stay. */
  void endAll();
}
