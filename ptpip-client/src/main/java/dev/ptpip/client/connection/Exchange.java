package dev.ptpip.client.connection;

import dev.ptpip.client.operation.IncompleteDataException;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.ProtocolViolationException;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.DeadlineExceededException;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.channel.SentData;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.packet.UnknownPacket;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction on the Command/Data connection: request, data phase, response (CIPA DC-005
 * §1.6.4). Accepts an Operation_Response wherever data could come, a Cancel of the camera, and late
 * responses to transactions that were cancelled. Confined to one thread.
 */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final Packet[] NONE = {};

  private final PtpIpConnection connection;
  private final PacketChannel command;
  private final Operation operation;
  private final RunningTransaction transaction;
  private final Duration timeout;
  private final Transactions transactions;
  private @Nullable IncomingData incoming;
  private @Nullable StartData open;
  private boolean sendingData;
  private boolean sentWhole = true;
  private long sentBytes;
  private @Nullable Packet early;
  private @Nullable UnknownPacket unknown;

  Exchange(
      PtpIpConnection connection,
      PacketChannel command,
      Operation operation,
      RunningTransaction transaction,
      Duration timeout,
      Transactions transactions) {
    this.connection = connection;
    this.command = command;
    this.operation = operation;
    this.transaction = transaction;
    this.timeout = timeout;
    this.transactions = transactions;
  }

  OperationResult run() throws IOException {
    OperationResponse response;
    try {
      send();
      transaction.sent();
      response = await();
    } catch (SessionLostException lost) {
      throw lost;
    } catch (DeadlineExceededException silent) {
      throw transactions.fail(
          (sendingData || open != null
                  ? this + " came to a standstill"
                  : "no answer to " + this + " within " + timeout.toMillis() + " ms" + whatCame())
              + "; the connection to "
              + connection.target()
              + " was closed",
          silent);
    } catch (IOException broken) {
      throw transactions.fail(
          this
              + (Thread.currentThread().isInterrupted()
                  ? " was interrupted while it waited; the connection to "
                      + connection.target()
                      + " was closed by that"
                  : " failed, the connection to "
                      + connection.target()
                      + " is lost: "
                      + broken.getMessage()),
          broken);
    } catch (RuntimeException | Error thrown) {
      transactions.fail(this + " was left in the middle", thrown);
      throw thrown;
    }
    return result(response);
  }

  private void send() throws IOException {
    DataSource data = operation.dataOut().orElse(null);
    OperationRequest request =
        new OperationRequest(
            (data == null ? DataPhase.NONE_OR_IN : DataPhase.OUT).code(),
            operation.code(),
            transaction.id(),
            operation.parameters());
    if (data == null) {
      command.write(request);
      return;
    }
    sendingData = true;
    boolean[] first = {true};
    SentData sent =
        command.writeData(
            transaction.id(),
            data,
            operation.packing(),
            () -> shouldStop(first),
            new Packet[] {request},
            NONE);
    sentWhole = sent.isComplete();
    sentBytes = sent.bytes();
    if (!sentWhole && !transaction.isCancelled() && !transaction.isCancelledByCamera()) {
      early = command.read(Deadline.after(timeout));
      if (early instanceof OperationResponse) {
        // end the data phase all the same, so that both sides agree on where it ends
        command.write(new EndData(transaction.id(), Bytes.EMPTY));
      }
    }
    sendingData = false;
  }

  private boolean shouldStop(boolean[] first) {
    if (first[0]) {
      first[0] = false;
      return false;
    }
    try {
      return transaction.isCancelled()
          || transaction.isCancelledByCamera()
          || command.isInputPending();
    } catch (IOException broken) {
      return true;
    }
  }

  private OperationResponse await() throws IOException {
    Deadline deadline = Deadline.after(timeout);
    while (true) {
      Packet packet = next(deadline);
      if (packet == null) {
        deadline = Deadline.after(timeout);
      } else if (packet instanceof OperationResponse response) {
        if (response.transactionId().equals(transaction.id())) {
          return response;
        }
        if (!transactions.wasCancelled(response.transactionId())) {
          throw violation(packet);
        }
        LOG.debug("late response to cancelled transaction {}", response.transactionId());
      } else if (packet instanceof StartData start) {
        begin(start);
      } else if (packet instanceof Cancel cancel) {
        if (cancel.transactionId().equals(transaction.id())) {
          transaction.cancelledByCamera();
          open = null;
          deadline = Deadline.after(timeout);
        }
      } else if (packet instanceof ProbeRequest) {
        command.write(new ProbeResponse());
      } else if (packet instanceof UnknownPacket other) {
        unknown = other;
      } else if (!(packet instanceof ProbeResponse)) {
        throw violation(packet);
      }
    }
  }

  /** The packet that came early, else the next one; null at the end of a data phase. */
  private @Nullable Packet next(Deadline deadline) throws IOException {
    Packet first = early;
    if (first != null) {
      early = null;
      return first;
    }
    return open == null ? command.read(deadline) : readData(open);
  }

  private void begin(StartData start) throws IOException {
    if (incoming != null
        || operation.dataOut().isPresent()
        || !start.transactionId().equals(transaction.id())) {
      throw violation(start);
    }
    open = start;
    incoming =
        new IncomingData(
            this,
            operation,
            start,
            transaction,
            () ->
                transactions.fail(
                    this + ": the camera sends far more than the announced total", null));
  }

  /** Reads the data phase; null at its end, else the packet that came in between. */
  private @Nullable Packet readData(StartData start) throws IOException {
    IncomingData data = incoming;
    if (data == null) {
      throw new IllegalStateException("no data phase is open");
    }
    ReceivedData received = command.readData(start, data);
    Packet other = received.interruptedBy().orElse(null);
    if (other == null) {
      open = null;
    }
    return other;
  }

  /** What came in place of an answer, for somebody who wonders why nothing goes on. */
  private String whatCame() {
    UnknownPacket packet = unknown;
    if (packet == null) {
      return "";
    }
    int type = packet.typeCode();
    int usb = type & 0xFFFF;
    boolean likeUsb = usb >= 1 && usb <= 4 && type >>> 16 != 0;
    return ", but a packet of type 0x%08X, which PTP/IP does not define".formatted(type)
        + (likeUsb
            ? ": a container as on USB, so this camera speaks a dialect of its maker's"
            : "");
  }

  private ProtocolViolationException violation(Packet packet) {
    return new ProtocolViolationException(
        "protocol violated in "
            + this
            + ": "
            + (open == null ? "its response" : "its data or response")
            + " expected, "
            + PacketText.of(packet, connection.codes())
            + " came from "
            + connection.target());
  }

  private OperationResult result(OperationResponse response) throws IOException {
    ResponseCode code = response.response();
    boolean ok = code.equals(ResponseCode.OK);
    IncomingData data = incoming;
    if (data != null) {
      data.throwOwnFailure();
    }
    if (transaction.isCancelled() && !(ok && isWhole())) {
      throw new OperationCancelledException(
          this + " was cancelled" + (data == null ? "" : " after " + data.received() + " bytes"));
    }
    if (ok && !sentWhole) {
      throw new IncompleteDataException(
          this + ": the camera ended the transaction before all data was sent",
          operation.dataOut().map(DataSource::size).orElse(0L),
          sentBytes);
    }
    if (data == null) {
      return new OperationResult(code, transaction.id(), response.parameters(), Bytes.EMPTY, 0);
    }
    if (ok) {
      data.checkLength(open == null);
    }
    return new OperationResult(
        code, transaction.id(), response.parameters(), data.bytes(), data.received());
  }

  private boolean isWhole() {
    return sentWhole && (incoming == null || incoming.isWhole(open == null));
  }

  /** The operation with its transaction, for messages. */
  @Override
  public String toString() {
    return connection.codes().label(operation.code()) + ", transaction " + transaction.id();
  }
}
