package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.packet.Packet;
import java.io.IOException;

/** Ends one connection in the ways that there are. Safe for use by several threads. */
public interface ConnectionControl {
  /** The peer has closed its direction. */
  int CLOSED = -2;

  /** Resets the connection (TCP RST), and ends everything of its initiator. */
  void reset(String reason);

  /** However the connection is closed from now on, it is reset. */
  void endWithReset();

  /** Closes the connection (TCP FIN), and ends everything of its initiator. */
  void close(String reason);

  /** Sends no more (TCP FIN) and goes on reading. */
  void closeOutput();

  /**
   * Looks without waiting whether anything has come; for the thread that reads.
   *
   * @return a byte that came and is taken, 0 to 255; -1 if none did; {@link #CLOSED} at the end
   */
  int peek() throws IOException;

  /** Writes a packet behind those that are written now. */
  void send(Packet packet) throws IOException;
}
