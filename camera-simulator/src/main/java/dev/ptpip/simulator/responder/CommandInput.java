package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What comes on the Command/Data connection, with at most one packet read ahead of its time.
 * Confined to the command thread.
 */
final class CommandInput {
  private final InitiatorLink link;
  private final PacketChannel channel;
  private @Nullable Packet deferred;

  CommandInput(InitiatorLink link) {
    this.link = link;
    this.channel = link.command().channel();
  }

  /** The next packet. */
  Packet next(Deadline deadline) throws IOException {
    Packet packet = deferred;
    if (packet != null) {
      deferred = null;
      return packet;
    }
    packet = channel.read(deadline);
    link.heard();
    return packet;
  }

  /** Reads data up to End_Data or a packet of another type. */
  ReceivedData data(StartData start, DataSink sink) throws IOException {
    ReceivedData received = channel.readData(start, sink);
    link.heard();
    return received;
  }

  /**
   * Looks, while data is being sent, whether the initiator has cancelled {@code exchange} on this
   * connection. A packet that is no Cancel waits, and nothing behind it is looked at.
   */
  void lookForCancel(Exchange exchange) throws IOException {
    while (deferred == null && channel.isInputPending()) {
      Packet packet = channel.read(Deadline.NEVER); // its first byte is here
      link.heard();
      switch (CommandState.SENDING_DATA.on(packet)) {
        case CANCEL -> {
          if (((Cancel) packet).transactionId().equals(exchange.transactionId())) {
            exchange.cancel();
          }
        }
        case DEFER -> deferred = packet;
        default -> {}
      }
    }
  }
}
