package dev.ptpip.client.connection;

import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.ConnectionClosedException;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the Event connection on a thread of its own for as long as it lives: answers probes at
 * once, hands events on, takes the camera's cancels, steps over packets that have no place there.
 */
final class EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
  private static final ProbeResponse ANSWER = new ProbeResponse();

  private final PtpIpConnection connection;
  private final PacketChannel channel;
  private final Transactions transactions;
  private final ConnectionListener listener;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long probesAnswered;

  EventReader(
      PtpIpConnection connection,
      PacketChannel channel,
      Transactions transactions,
      ConnectionListener listener) {
    this.connection = connection;
    this.channel = channel;
    this.transactions = transactions;
    this.listener = listener;
    this.thread = ClientThreads.daemon("ptpip-events-" + connection.label(), this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (connection.isOpen()) {
        take(channel.read(Deadline.NEVER));
      }
    } catch (ConnectionClosedException closed) {
      connection.awaitReasonOfThisSide();
      connection.fail(
          new SessionLostException(
              "the camera at " + connection.target() + " closed the Event connection", closed));
    } catch (IOException broken) {
      connection.fail(
          new SessionLostException(
              "the Event connection to "
                  + connection.target()
                  + " is unusable: "
                  + broken.getMessage(),
              broken));
    } catch (RuntimeException | Error unexpected) {
      connection.fail(
          new SessionLostException("reading the Event connection failed here", unexpected));
      throw unexpected;
    }
  }

  private void take(Packet packet) throws IOException {
    if (packet instanceof Event event) {
      listener.event(event);
    } else if (packet instanceof ProbeRequest) {
      channel.write(ANSWER);
    } else if (packet instanceof ProbeResponse) {
      lock.lock();
      try {
        probesAnswered++;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    } else if (packet instanceof Cancel cancel) {
      transactions.cancelledByCamera(cancel.transactionId());
    } else {
      LOG.debug(
          "connection {}: stepped over {} on the Event connection",
          connection.label(),
          PacketText.of(packet, connection.codes()));
    }
  }

  boolean probe(Duration timeout) throws IOException, InterruptedException {
    connection.checkOpen();
    lock.lockInterruptibly();
    try {
      long before = probesAnswered;
      try {
        channel.write(new ProbeRequest());
      } catch (IOException broken) {
        connection.fail(
            new SessionLostException(
                "the Event connection to " + connection.target() + " takes no Probe_Request",
                broken));
      }
      long left = timeout.toNanos();
      while (probesAnswered == before && left > 0 && connection.isOpen()) {
        left = changed.awaitNanos(left);
      }
      connection.checkOpen();
      return probesAnswered != before;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes who waits for a probe. */
  void ended() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the connection has ended. */
  void awaitEnd(Duration timeout) {
    lock.lock();
    try {
      long left = timeout.toNanos();
      while (connection.isOpen() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  void join(Duration timeout) {
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, timeout.toNanos());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
