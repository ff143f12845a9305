package dev.ptpip.client.event;

import dev.ptpip.client.connection.ClientThreads;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.DecodeException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a vendor's list of events on a thread of its own, between other operations, never faster
 * than the settings say, and not at all while nobody wants events or has no room for them. Guarded
 * by {@code lock}.
 */
final class EventPoller {
  private static final Logger LOG = LoggerFactory.getLogger(EventPoller.class);

  private final OperationExecutor camera;
  private final EventPoll poll;
  private final EventPolling polling;
  private final CameraEvents events;
  private final String label;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean wanted;
  private boolean stopped;
  private Duration pause;
  private @Nullable Thread thread;
  private long unreadable;

  EventPoller(
      OperationExecutor camera,
      EventPoll poll,
      EventPolling polling,
      CameraEvents events,
      String label) {
    this.camera = camera;
    this.poll = poll;
    this.polling = polling;
    this.events = events;
    this.label = label;
    this.pause = polling.active();
  }

  void wanted(boolean nowWanted) {
    lock.lock();
    try {
      wanted = nowWanted;
      if (wanted && thread == null && !stopped) {
        thread = ClientThreads.daemon("ptpip-poller-" + label, this::run);
        thread.start();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      long last = System.nanoTime() - polling.idle().toNanos();
      while (awaitTurn(last)) {
        last = System.nanoTime();
        if (!poll()) {
          return;
        }
      }
    } catch (SessionLostException | OperationCancelledException ended) {
      LOG.debug("polling ends: {}", ended.getMessage());
    } catch (InterruptedException nobodyDoesThis) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failed) {
      LOG.warn("polling for events has ended, only the Event connection is left", failed);
    }
  }

  /** Waits until the next poll is due; false when there will be none. */
  private boolean awaitTurn(long last) throws InterruptedException {
    while (true) {
      // asked before the lock is taken: the owner holds its own lock when it calls this class
      boolean full = events.isFull();
      lock.lockInterruptibly();
      try {
        if (stopped) {
          return false;
        }
        long now = System.nanoTime();
        Duration gap = events.isExpecting() ? polling.expecting() : pause;
        long left = gap.toNanos() - (now - last);
        if (!wanted) {
          changed.await();
        } else if (full) {
          changed.awaitNanos(polling.active().toNanos());
        } else if (left > 0) {
          changed.awaitNanos(left);
        } else {
          return true;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** Polls once; false if the camera does not know the operation. */
  private boolean poll() throws IOException {
    OperationResult result = camera.exchange(Operation.of(poll.operation()));
    if (result.response().equals(ResponseCode.OPERATION_NOT_SUPPORTED)) {
      LOG.debug("the camera has no {}: no polling", camera.codes().label(poll.operation()));
      return false;
    }
    if (!result.isOk()) {
      LOG.debug("no events: {}", camera.codes().label(result.response()));
      slower();
      return true;
    }
    try {
      List<CameraEvent> list = poll.decode(result.data());
      list.forEach(events::publish);
      if (list.isEmpty()) {
        slower();
      } else {
        faster();
      }
    } catch (DecodeException malformed) {
      if (unreadable++ == 0) {
        LOG.warn("a list of events could not be read: {}", malformed.getMessage());
      }
      slower();
    }
    return true;
  }

  private void faster() {
    lock.lock();
    try {
      pause = polling.active();
    } finally {
      lock.unlock();
    }
  }

  private void slower() {
    lock.lock();
    try {
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(polling.idle()) < 0 ? doubled : polling.idle();
    } finally {
      lock.unlock();
    }
  }
}
