package dev.ptpip.simulator.fault;

import java.io.IOException;

/** Where packets go on their way to the wire. */
@FunctionalInterface
public interface PacketOutput {
  /** Takes a packet, or what is to go out in place of one. */
  void send(WirePacket packet) throws IOException;

  /** Lets out what was taken and is still here. */
  default void flush() throws IOException {}
}
