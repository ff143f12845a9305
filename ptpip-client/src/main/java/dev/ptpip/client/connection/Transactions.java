package dev.ptpip.client.connection;

import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Carries out transactions one after the other, each on the thread of its caller, in the order in
 * which the callers came: handing every request to another thread would cost more than a small
 * operation. Guarded by {@code turn}.
 */
final class Transactions {
  /** Operations that work on a whole store or take pictures before they answer. */
  private static final Set<OperationCode> SLOW =
      Set.of(
          OperationCode.INITIATE_CAPTURE,
          OperationCode.FORMAT_STORE,
          OperationCode.DELETE_OBJECT,
          OperationCode.SELF_TEST,
          OperationCode.RESET_DEVICE,
          OperationCode.MOVE_OBJECT,
          OperationCode.COPY_OBJECT,
          OperationCode.SEND_OBJECT);

  private static final int REMEMBERED_CANCELS = 8;
  private static final long GRACE_MILLIS = 100;

  private final PtpIpConnection connection;
  private final PacketChannel command;
  private final PacketChannel event;
  private final Timeouts timeouts;
  private final TransactionId first;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Deque<TransactionId> cancelled = new ArrayDeque<>();
  private boolean counting;
  private TransactionId next;
  private volatile @Nullable RunningTransaction running;

  Transactions(
      PtpIpConnection connection,
      PacketChannel command,
      PacketChannel event,
      ConnectionOptions options) {
    this.connection = connection;
    this.command = command;
    this.event = event;
    this.timeouts = options.timeouts();
    this.first = options.firstTransactionId();
    this.next = first;
  }

  OperationResult run(Operation operation) throws IOException {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "operation "
              + operation.code()
              + " was asked for from within the data of another transaction");
    }
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationCancelledException(
          "interrupted before " + connection.codes().label(operation.code()) + " was started");
    }
    try {
      return runInTurn(operation);
    } finally {
      turn.unlock();
    }
  }

  /** Gives the transaction that runs a moment to end by itself, then cancels it. */
  void endRunning() {
    if (turn.isHeldByCurrentThread()) {
      return;
    }
    try {
      if (turn.tryLock(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        turn.unlock();
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    RunningTransaction inTheWay = running;
    if (inTheWay != null) {
      inTheWay.cancel();
    }
  }

  /** Ends what runs, then runs {@code last}; gives up, without an error, after {@code timeout}. */
  void runLast(Operation last, Duration timeout) {
    if (turn.isHeldByCurrentThread()) {
      return;
    }
    endRunning();
    boolean mine = false;
    try {
      mine = turn.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (mine) {
        runInTurn(last);
      }
    } catch (IOException goneAlready) {
      // the connection is closed next in any case
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      if (mine) {
        turn.unlock();
      }
    }
  }

  private OperationResult runInTurn(Operation operation) throws IOException {
    connection.checkOpen();
    TransactionId id = nextId(operation.code());
    RunningTransaction transaction =
        new RunningTransaction(connection, id, command, event, timeouts.cancel());
    Runnable cancel = transaction::cancel;
    operation.cancellation().ifPresent(cancellation -> cancellation.register(cancel));
    running = transaction;
    try {
      if (!transaction.begin(operation.dataOut().isPresent())) {
        throw new OperationCancelledException(
            connection.codes().label(operation.code()) + " was given up before it was started");
      }
      used(id);
      OperationResult result =
          new Exchange(connection, command, operation, transaction, timeout(operation), this).run();
      count(operation.code(), result.response());
      return result;
    } finally {
      running = null;
      operation.cancellation().ifPresent(cancellation -> cancellation.unregister(cancel));
      if (transaction.end()) {
        remember(id);
      }
    }
  }

  /** The camera has sent Cancel on the Event connection. */
  void cancelledByCamera(TransactionId id) {
    RunningTransaction transaction = running;
    if (transaction != null && transaction.id().equals(id)) {
      transaction.cancelledByCamera();
    }
  }

  /** Whether a response to {@code id} may still come because we have cancelled it. */
  boolean wasCancelled(TransactionId id) {
    return cancelled.contains(id);
  }

  private void remember(TransactionId id) {
    cancelled.addLast(id);
    if (cancelled.size() > REMEMBERED_CANCELS) {
      cancelled.removeFirst();
    }
  }

  SessionLostException fail(String message, @Nullable Throwable cause) {
    if (connection.isOpen()) {
      connection.fail(
          cause == null
              ? new SessionLostException(message)
              : new SessionLostException(message, cause));
    }
    return connection.lost();
  }

  private Duration timeout(Operation operation) {
    return operation
        .timeout()
        .orElse(SLOW.contains(operation.code()) ? timeouts.slowResponse() : timeouts.response());
  }

  private void used(TransactionId id) {
    if (!id.equals(TransactionId.NONE)) {
      next = id.next();
    }
  }

  private TransactionId nextId(OperationCode code) {
    return counting && !code.equals(OperationCode.OPEN_SESSION) ? next : TransactionId.NONE;
  }

  private void count(OperationCode code, ResponseCode response) {
    boolean ok = response.equals(ResponseCode.OK);
    if (code.equals(OperationCode.OPEN_SESSION)) {
      if (ok || response.equals(ResponseCode.SESSION_ALREADY_OPEN)) {
        counting = true;
        next = first;
      }
    } else if (code.equals(OperationCode.CLOSE_SESSION) && ok) {
      counting = false;
    }
  }
}
