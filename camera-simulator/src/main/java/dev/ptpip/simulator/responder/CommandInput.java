package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What comes on the Command/Data connection, with at most one packet read ahead of its time.
 * Confined to the command thread.
 */
final class CommandInput {
  private static final long LOOK_NANOS = 2_000_000;

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

  /** Whether something is here, or comes before {@code patience} is over; nothing is taken. */
  boolean comesWithin(Duration patience) throws IOException {
    long begun = System.nanoTime();
    while (deferred == null && !channel.isInputPending()) {
      if (System.nanoTime() - begun >= patience.toNanos()
          || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  /** Gives back the packet that {@link #next} gave last, to be the next one. */
  void giveBack(Packet packet) {
    deferred = packet;
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
