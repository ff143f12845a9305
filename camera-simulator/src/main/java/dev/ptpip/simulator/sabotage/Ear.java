package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Optional;

/**
 * Hears what initiators send before the camera does, and decides what the camera gets to hear. One
 * ear is for all connections of a camera: each is heard on the thread that reads it.
 */
interface Ear {
  /** A connection was accepted, and nothing was read from it. */
  default void met(Line line) throws IOException {}

  /** What came with one read, in place of which the answer is taken. */
  default Bytes segment(Bytes segment, Line line) throws IOException {
    return segment;
  }

  /** The 8 bytes that a packet begins with; the answer is gone by from here on. */
  default Bytes header(Bytes header, Line line) throws IOException {
    return header;
  }

  /**
   * One whole packet; what carries much data passes unheard.
   *
   * @return what the camera hears in its place, or nothing
   * @throws IOException if the connection is to end
   */
  default Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
    return Optional.of(packet);
  }

  /** The initiator has ended the connection; whether the camera is to notice. */
  default Notice ended(Line line) {
    return Notice.TAKEN;
  }

  /** Whether the camera notices something. */
  enum Notice {
    /** It does. */
    TAKEN,
    /** It goes on as if nothing had happened. */
    NONE
  }
}
