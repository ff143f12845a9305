package dev.ptpip.client.connection;

import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.packet.Event;

/** Is told what happens on the connection by itself; must return at once. */
public interface ConnectionListener {
  /** Hears nothing. */
  ConnectionListener NONE = new ConnectionListener() {};

  /** An event came; called on the thread that reads the Event connection. */
  default void event(Event event) {}

  /** The connection has ended, for the first reason given; called once, on any thread. */
  default void lost(SessionLostException reason) {}
}
