package dev.ptpip.client;

import dev.ptpip.client.connection.ClientThreads;
import dev.ptpip.client.connection.PtpIpConnection;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.code.OperationCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what {@link KeepAlive} says, on a thread of its own that exists only when something is to be
 * done. Guarded by {@code lock}.
 */
final class IdleWatch {
  private static final Logger LOG = LoggerFactory.getLogger(IdleWatch.class);

  private final PtpIpConnection connection;
  private final KeepAlive keepAlive;
  private final Duration probeTimeout;
  private final KeepAliveOperation operation;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile long lastUsed = System.nanoTime();
  private boolean stopped;
  private boolean probesAnswered;
  private boolean withoutProbes;

  /** A small operation; false if the camera has none of its own. */
  interface KeepAliveOperation {
    boolean run() throws IOException;
  }

  IdleWatch(
      PtpIpConnection connection,
      KeepAlive keepAlive,
      Duration probeTimeout,
      KeepAliveOperation operation) {
    this.connection = connection;
    this.keepAlive = keepAlive;
    this.probeTimeout = probeTimeout;
    this.operation = operation;
    this.withoutProbes = keepAlive.mode() == KeepAlive.Mode.OPERATION;
  }

  /** An operation begins. */
  void used() {
    if (keepAlive.mode() != KeepAlive.Mode.OFF) {
      lastUsed = System.nanoTime();
    }
  }

  void start() {
    if (keepAlive.mode() != KeepAlive.Mode.OFF) {
      ClientThreads.daemon("ptpip-keepalive-" + connection.label(), this::run).start();
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
      while (awaitSilence()) {
        act();
        lastUsed = System.nanoTime();
      }
    } catch (SessionLostException ended) {
      LOG.debug("keep-alive ends: {}", ended.getMessage());
    } catch (InterruptedException nobodyDoesThis) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      LOG.warn("keep-alive has ended", failed);
    }
  }

  private boolean awaitSilence() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!stopped && connection.isOpen()) {
        long left = keepAlive.interval().toNanos() - (System.nanoTime() - lastUsed);
        if (left <= 0) {
          return true;
        }
        changed.awaitNanos(left);
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void act() throws IOException, InterruptedException {
    if (withoutProbes) {
      if (!operation.run()) {
        connection.transact(Operation.of(OperationCode.GET_DEVICE_INFO));
      }
      return;
    }
    if (connection.probe(probeTimeout)) {
      probesAnswered = true;
    } else if (keepAlive.mode() == KeepAlive.Mode.AUTO && !probesAnswered) {
      LOG.debug("the camera does not answer probes, a small operation takes their place");
      withoutProbes = true;
      act();
    } else {
      connection.fail(
          new SessionLostException(
              "the camera at "
                  + connection.target()
                  + " is dead: no Probe_Response within "
                  + probeTimeout.toMillis()
                  + " ms"));
    }
  }
}
