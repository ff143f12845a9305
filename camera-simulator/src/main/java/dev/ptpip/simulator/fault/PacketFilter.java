package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.responder.LinkInfo;
import java.io.IOException;

/**
 * Stands between the packets that a camera sends on one connection and the wire: it passes them on,
 * drops, delays, repeats, reorders or rewrites them, and adds others. Called on the thread that
 * sends, one packet at a time; data that is large comes as a source and is not to be collected.
 */
@FunctionalInterface
public interface PacketFilter {
  /** Lets everything pass. */
  PacketFilter NONE = (packet, onward) -> onward.send(packet);

  /**
   * Takes one packet and gives {@code onward} what is to go out in its place: nothing, it, or
   * others.
   *
   * @throws IOException if the connection is to end now
   */
  void filter(WirePacket packet, PacketOutput onward) throws IOException;

  /** Makes the filter of each connection. */
  @FunctionalInterface
  interface Factory {
    /** The filter of a connection that was just accepted. */
    PacketFilter create(LinkInfo connection);
  }

  /** This one, and {@code next} for what it passes on. */
  default PacketFilter then(PacketFilter next) {
    return (packet, onward) ->
        filter(
            packet,
            new PacketOutput() {
              @Override
              public void send(WirePacket passed) throws IOException {
                next.filter(passed, onward);
              }

              @Override
              public void flush() throws IOException {
                onward.flush();
              }
            });
  }
}
