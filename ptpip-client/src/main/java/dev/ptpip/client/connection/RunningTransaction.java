package dev.ptpip.client.connection;

import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The state of one transaction as far as it concerns giving it up: NEW → SENDING → RECEIVING →
 * DONE. A Cancel goes out on both connections (CIPA DC-005 §2.7), on the Command connection never
 * between the pieces of our own packets. Guarded by {@code lock}.
 */
final class RunningTransaction {
  /** Waits with progress after which a cancelled transaction that still streams is given up. */
  private static final int MAX_ROUNDS = 6;

  private enum Phase {
    NEW,
    SENDING,
    RECEIVING,
    DONE
  }

  private final PtpIpConnection connection;
  private final TransactionId id;
  private final PacketChannel command;
  private final PacketChannel event;
  private final Duration cancelTimeout;
  private final ReentrantLock lock = new ReentrantLock();
  private Phase phase = Phase.NEW;
  private boolean sendsData;
  private boolean eventCancelSent;
  private boolean commandCancelSent;
  private @Nullable ScheduledFuture<?> watchdog;
  private volatile boolean cancelled;
  private volatile boolean cancelledByCamera;
  private volatile long progress;
  private long progressSeen;
  private int rounds;

  RunningTransaction(
      PtpIpConnection connection,
      TransactionId id,
      PacketChannel command,
      PacketChannel event,
      Duration cancelTimeout) {
    this.connection = connection;
    this.id = id;
    this.command = command;
    this.event = event;
    this.cancelTimeout = cancelTimeout;
  }

  TransactionId id() {
    return id;
  }

  /** NEW → SENDING; false if it was given up before. */
  boolean begin(boolean withDataOut) {
    lock.lock();
    try {
      if (cancelled) {
        return false;
      }
      sendsData = withDataOut;
      phase = Phase.SENDING;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** SENDING → RECEIVING; what was held back goes out now. */
  void sent() {
    IOException failure = null;
    lock.lock();
    try {
      phase = Phase.RECEIVING;
      if (cancelled) {
        failure = sendCancels();
      }
    } finally {
      lock.unlock();
    }
    notCancelled(failure);
  }

  /** → DONE; tells whether Cancel was sent. */
  boolean end() {
    lock.lock();
    try {
      phase = Phase.DONE;
      if (watchdog != null) {
        watchdog.cancel(false);
      }
      return eventCancelSent || commandCancelSent;
    } finally {
      lock.unlock();
    }
  }

  /** Gives the transaction up; from any thread. */
  void cancel() {
    IOException failure = null;
    lock.lock();
    try {
      if (cancelled || phase == Phase.DONE) {
        return;
      }
      cancelled = true;
      if (phase != Phase.NEW) {
        failure = sendCancels();
        watch();
      }
    } finally {
      lock.unlock();
    }
    notCancelled(failure);
  }

  private void notCancelled(@Nullable IOException failure) {
    if (failure != null) {
      connection.fail(
          new SessionLostException(
              "transaction " + id + " could not be cancelled with " + connection.target(),
              failure));
    }
  }

  private @Nullable IOException sendCancels() {
    boolean requestIsOut = phase == Phase.RECEIVING || sendsData;
    try {
      if (requestIsOut && !eventCancelSent) {
        eventCancelSent = true;
        event.write(new Cancel(id));
      }
      if (phase == Phase.RECEIVING && !commandCancelSent) {
        commandCancelSent = true;
        command.write(new Cancel(id));
      }
      return null;
    } catch (IOException broken) {
      return broken;
    }
  }

  private void watch() {
    try {
      watchdog =
          connection.timer().schedule(this::look, cancelTimeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException connectionHasEnded) {
      // nothing is left to watch
    }
  }

  private void look() {
    lock.lock();
    try {
      if (phase == Phase.DONE) {
        return;
      }
      long now = progress;
      rounds++;
      if (now > progressSeen && rounds < MAX_ROUNDS) {
        progressSeen = now;
        watch();
        return;
      }
    } finally {
      lock.unlock();
    }
    connection.fail(
        new SessionLostException(
            "the camera at "
                + connection.target()
                + " did not end transaction "
                + id
                + " within "
                + cancelTimeout.toMillis()
                + " ms after it was cancelled"));
  }

  void cancelledByCamera() {
    cancelledByCamera = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  boolean isCancelledByCamera() {
    return cancelledByCamera;
  }

  /** Bytes of incoming data so far; only the thread of the transaction writes it. */
  void progress(long bytes) {
    progress = bytes;
  }
}
