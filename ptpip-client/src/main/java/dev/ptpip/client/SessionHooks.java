package dev.ptpip.client;

import dev.ptpip.client.connection.ConnectionListener;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.packet.Event;
import org.jspecify.annotations.Nullable;

/** Hands on what the connection tells; it exists before the session does. */
final class SessionHooks implements ConnectionListener {
  private volatile @Nullable CameraSession session;

  void attach(CameraSession created) {
    session = created;
  }

  @Override
  public void event(Event event) {
    CameraSession attached = session;
    if (attached != null) {
      attached.events().received(event);
    }
  }

  @Override
  public void lost(SessionLostException reason) {
    CameraSession attached = session;
    if (attached != null) {
      attached.ended(reason);
    }
  }
}
