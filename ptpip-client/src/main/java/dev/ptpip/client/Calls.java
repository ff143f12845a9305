package dev.ptpip.client;

import dev.ptpip.client.connection.PtpIpConnection;
import dev.ptpip.client.operation.BusyPolicy;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.DeviceBusyException;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes results and exceptions of what the camera answers: Device_Busy is tried again, a session
 * that the camera has forgotten is ended, everything else but OK is a failure.
 */
final class Calls {
  private final PtpIpConnection connection;
  private final BusyPolicy usualBusy;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private volatile CodeBook codes = CodeBook.standard();
  private volatile boolean sessionOpen;

  Calls(PtpIpConnection connection, BusyPolicy usualBusy) {
    this.connection = connection;
    this.usualBusy = usualBusy;
  }

  void nameCodesBy(CodeBook book) {
    codes = book;
    connection.nameCodesBy(book);
  }

  CodeBook codes() {
    return codes;
  }

  /** From now on Session_Not_Open means that the session is lost. */
  void sessionOpened() {
    sessionOpen = true;
  }

  OperationResult exchange(Operation operation) throws IOException {
    OperationResult result = connection.transact(operation);
    if (sessionOpen
        && result.response().equals(ResponseCode.SESSION_NOT_OPEN)
        && !operation.code().equals(OperationCode.CLOSE_SESSION)) {
      SessionLostException forgotten =
          new SessionLostException(
              "the camera at "
                  + connection.target()
                  + " answered "
                  + codes.label(operation.code())
                  + " with "
                  + codes.label(result.response())
                  + ": it has ended the session");
      connection.fail(forgotten);
      throw forgotten;
    }
    return result;
  }

  OperationResult execute(Operation operation) throws IOException {
    BusyPolicy policy = operation.busyPolicy().orElse(usualBusy);
    long start = System.nanoTime();
    Duration pause = policy.firstPause();
    int attempts = 0;
    while (true) {
      attempts++;
      OperationResult result = exchange(operation);
      if (result.isOk()) {
        return result;
      }
      boolean busy = result.response().equals(ResponseCode.DEVICE_BUSY);
      if (!busy || result.dataBytes() > 0) {
        throw failed(operation, result);
      }
      long waited = System.nanoTime() - start;
      if (waited + pause.toNanos() > policy.limit().toNanos()) {
        throw busy(operation, result, attempts, Duration.ofNanos(waited));
      }
      pause(pause, operation.cancellation().orElse(null));
      pause = policy.pauseAfter(pause);
    }
  }

  private OperationFailedException failed(Operation operation, OperationResult result) {
    return new OperationFailedException(
        describe(operation)
            + " failed: the camera answered "
            + codes.label(result.response())
            + result.parameters().stream()
                .map("0x%08X"::formatted)
                .collect(Collectors.joining(" ", result.parameters().isEmpty() ? "" : " ", "")),
        operation.code(),
        result.response(),
        result.parameters());
  }

  private DeviceBusyException busy(
      Operation operation, OperationResult result, int attempts, Duration waited) {
    return new DeviceBusyException(
        describe(operation)
            + ": the camera is busy ("
            + codes.label(result.response())
            + ", asked "
            + attempts
            + (attempts == 1 ? " time" : " times within " + waited.toMillis() + " ms")
            + ")",
        operation.code(),
        result.parameters());
  }

  private String describe(Operation operation) {
    return codes.label(operation.code())
        + operation.parameters().stream()
            .map("0x%X"::formatted)
            .collect(Collectors.joining(", ", operation.parameters().isEmpty() ? "" : " ", ""));
  }

  /**
   * Waits.
   *
   * @throws SessionLostException when the session ends
   * @throws OperationCancelledException when {@code cancellation} is cancelled or the thread
   *     interrupted
   */
  void pause(Duration duration, @Nullable Cancellation cancellation) throws IOException {
    Runnable wake = this::wake;
    if (cancellation != null) {
      cancellation.register(wake);
    }
    lock.lock();
    try {
      long left = duration.toNanos();
      while (left > 0
          && connection.isOpen()
          && !(cancellation != null && cancellation.isCancelled())) {
        left = ended.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationCancelledException("interrupted while waiting for the camera");
    } finally {
      lock.unlock();
      if (cancellation != null) {
        cancellation.unregister(wake);
      }
    }
    connection.checkOpen();
    if (cancellation != null && cancellation.isCancelled()) {
      throw new OperationCancelledException("given up while waiting for the camera");
    }
  }

  /** Ends pauses that should not go on. */
  void wake() {
    lock.lock();
    try {
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
