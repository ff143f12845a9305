package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.ConnectionClosedException;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.DeadlineExceededException;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.simulator.model.Quirk;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads the Command/Data connection of one initiator until it ends, one transaction at a time (MTP
 * 1.1 §4.3.1); see {@link CommandState} for what may come when. Confined to the command thread.
 */
final class CommandLoop {
  /**
   * How long an operation waits for the Event connection: enough for an initiator that does not
   * wait for Init_Event_Ack, and less than {@link SlotTable} gives an end that is not seen yet.
   */
  private static final Duration EARLY = Duration.ofMillis(100);

  private final ResponderContext context;
  private final InitiatorLink link;
  private final CommandInput input;
  private final TransactionRunner transactions;
  private final boolean earlyRequestsWait;
  private Duration patience = EARLY;

  CommandLoop(ResponderContext context, InitiatorLink link) {
    this.context = context;
    this.link = link;
    this.earlyRequestsWait = context.rules().has(Quirk.Kind.EARLY_REQUEST_WAITS);
    this.input = new CommandInput(link);
    this.transactions = new TransactionRunner(context, link, input);
  }

  void run() {
    try {
      while (true) {
        accept(input.next(idleDeadline()));
      }
    } catch (ConnectionClosedException ended) {
      link.leftByItself();
    } catch (DeadlineExceededException silent) {
      link.close(String.valueOf(silent.getMessage()));
    } catch (MalformedPacketException | ProtocolViolation violation) {
      link.failed(String.valueOf(violation.getMessage()));
      link.close("protocol error: " + violation.getMessage());
    } catch (IOException lost) {
      link.close("connection lost: " + lost.getMessage());
    }
  }

  /** Some bodies drop an initiator that connects and opens no session. */
  private Deadline idleDeadline() {
    Duration idle = context.rules().idleDrop();
    return idle.isZero() || link.session().isPresent() ? Deadline.NEVER : Deadline.after(idle);
  }

  private void accept(Packet packet) throws IOException {
    if (packet instanceof OperationRequest && !comesInTime()) {
      link.failed(packet + " came before the Event connection and was passed over");
      return;
    }
    CommandState state =
        link.state() == InitiatorLink.State.AWAITING_EVENT
            ? CommandState.AWAITING_EVENT
            : CommandState.IDLE;
    switch (state.on(packet)) {
      case EXECUTE -> transactions.run((OperationRequest) packet);
      case IGNORE -> {}
      case LATE_END_DATA -> {
        if (!transactions.isLateEnd((EndData) packet)) {
          throw violation(state, packet);
        }
      }
      default -> throw violation(state, packet);
    }
  }

  /** Whether an operation is looked at; the first that is early is waited with, once. */
  private boolean comesInTime() {
    if (!earlyRequestsWait) {
      return true;
    }
    boolean established = link.awaitEvent(patience);
    patience = Duration.ZERO;
    return established;
  }

  private static ProtocolViolation violation(CommandState state, Packet packet) {
    return new ProtocolViolation(packet + " can't come in state " + state);
  }
}
