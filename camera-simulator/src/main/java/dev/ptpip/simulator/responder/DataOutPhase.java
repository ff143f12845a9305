package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.time.Duration;

/**
 * Takes the data phase that a request has announced, always to its end (MTP 1.1 §4.6): to End_Data,
 * or to the Cancel on this connection. A Cancel on the Event connection drops what comes from then
 * on. Confined to the command thread.
 */
final class DataOutPhase {
  private final CommandInput input;
  private final TransactionId transactionId;
  private final Duration stall;
  private final ZeroLength zeroLength;

  /** What Start_Data with length 0 means. */
  enum ZeroLength {
    /** End_Data follows (CIPA DC-005 §2.3.6). */
    END_DATA_FOLLOWS,
    /** That was all; an End_Data may come late (libgphoto2 sends none; observed). */
    ENDS_PHASE
  }

  /** How it ended. */
  enum Ending {
    /** End_Data came, and as much as was announced. */
    COMPLETE,
    /** End_Data came, and less or more than was announced. */
    OTHER_LENGTH,
    /** Start_Data said 0, and no End_Data was waited for. */
    WITHOUT_END_DATA,
    /** The initiator gave it up. */
    CANCELLED
  }

  /** How it ended and how many payload bytes came. */
  record Result(Ending ending, long bytes) {}

  /** Gets the sink when the announcement is here. */
  @FunctionalInterface
  interface SinkFactory {
    DataSink open(StartData start);
  }

  DataOutPhase(
      CommandInput input, TransactionId transactionId, Duration stall, ZeroLength zeroLength) {
    this.input = input;
    this.transactionId = transactionId;
    this.stall = stall;
    this.zeroLength = zeroLength;
  }

  /**
   * Takes it.
   *
   * @throws ProtocolViolation if something comes that can't stand there
   */
  Result take(Exchange exchange, SinkFactory sinks) throws IOException {
    while (true) {
      Packet packet = input.next(Deadline.after(stall));
      switch (CommandState.AWAITING_START_DATA.on(packet)) {
        case BEGIN_DATA -> {
          return takeFrom((StartData) packet, exchange, sinks);
        }
        case CANCEL -> {
          if (isOurs((Cancel) packet)) {
            exchange.cancel();
            return new Result(Ending.CANCELLED, 0);
          }
        }
        case IGNORE -> {}
        default ->
            throw new ProtocolViolation(
                packet + " came where Start_Data of transaction " + transactionId + " was due");
      }
    }
  }

  private boolean isOurs(Cancel cancel) {
    return cancel.transactionId().equals(transactionId);
  }

  private Result takeFrom(StartData start, Exchange exchange, SinkFactory sinks)
      throws IOException {
    if (!start.transactionId().equals(transactionId)) {
      throw new ProtocolViolation(
          start + " came where data of transaction " + transactionId + " was due");
    }
    DataSink sink = sinks.open(start);
    if (start.totalLength() == 0 && zeroLength == ZeroLength.ENDS_PHASE) {
      return new Result(Ending.WITHOUT_END_DATA, 0);
    }
    DataSink unlessCancelled =
        chunk -> (exchange.isCancelled() ? DataSink.DISCARD : sink).accept(chunk);
    long bytes = 0;
    while (true) {
      ReceivedData received = input.data(start, unlessCancelled);
      bytes += received.bytes();
      if (received.interruptedBy().isEmpty()) {
        return new Result(ending(start, exchange, bytes), bytes);
      }
      Packet other = received.interruptedBy().get();
      switch (CommandState.TAKING_DATA.on(other)) {
        case CANCEL -> {
          if (isOurs((Cancel) other)) {
            exchange.cancel();
            return new Result(Ending.CANCELLED, bytes);
          }
        }
        case IGNORE -> {}
        default ->
            throw new ProtocolViolation(
                other + " came within the data of transaction " + transactionId);
      }
    }
  }

  private static Ending ending(StartData start, Exchange exchange, long bytes) {
    if (exchange.isCancelled()) {
      return Ending.CANCELLED;
    }
    return !start.isLengthKnown() || start.totalLength() == bytes
        ? Ending.COMPLETE
        : Ending.OTHER_LENGTH;
  }
}
