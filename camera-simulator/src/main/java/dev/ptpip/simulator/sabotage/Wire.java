package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.simulator.fault.PacketOutput;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;

/**
 * One connection of a camera that hears or says wrong things; by itself it lets everything pass. It
 * hears on the thread that reads the connection and speaks on the one that writes it, which for a
 * Command/Data connection are the same.
 */
interface Wire {
  /**
   * A packet has come, and the camera has not heard it yet.
   *
   * @throws IOException if the connection is to end now
   */
  default void hear(Packet packet, Listener camera) throws IOException {
    camera.pass();
  }

  /**
   * The camera says something, and the initiator has not got it yet.
   *
   * @throws IOException if the connection is to end now
   */
  default void say(WirePacket packet, PacketOutput onward) throws IOException {
    onward.send(packet);
  }

  /** Where heard packets go. */
  interface Listener {
    /** Has the camera hear it as it came, byte by byte. */
    void pass();

    /** Has the camera hear this. */
    void pass(Packet packet);

    /** Answers past the camera, which does not know of it. */
    void answer(Packet packet) throws IOException;

    /** Whether more bytes of the initiator are here already. */
    boolean hasMore() throws IOException;
  }
}
