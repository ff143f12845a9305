package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.packet.Packet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what others have for one Event connection, in order, so that none of them waits for a peer
 * that does not read. Its thread exists while there is something to write. Guarded by {@code lock}.
 */
final class EventSender {
  /** Packets that may wait; the oldest is lost when one more comes. */
  static final int CAPACITY = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(EventSender.class);

  private final ConnectionThreads threads;
  private final String threadName;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Packet> waiting = new ArrayDeque<>();
  private @Nullable PacketChannel channel;
  private boolean writing;
  private boolean closed;
  private long lost;

  EventSender(ConnectionThreads threads, String threadName) {
    this.threads = threads;
    this.threadName = threadName;
  }

  /** Lets everything out, now that the Event connection is acknowledged. */
  void open(PacketChannel eventChannel) {
    lock.lock();
    try {
      channel = eventChannel;
    } finally {
      lock.unlock();
    }
    startWriting();
  }

  /** Puts {@code packet} behind those that wait; forgets it once closed. */
  void send(Packet packet) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (waiting.size() == CAPACITY) {
        waiting.removeFirst();
        if (lost++ == 0) {
          LOG.warn(
              "{} packets wait for a peer that does not read its events; the oldest are lost",
              CAPACITY);
        }
      }
      waiting.addLast(packet);
    } finally {
      lock.unlock();
    }
    startWriting();
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
    } finally {
      lock.unlock();
    }
  }

  private void startWriting() {
    PacketChannel target;
    lock.lock();
    try {
      if (writing || closed || channel == null || waiting.isEmpty()) {
        return;
      }
      writing = true;
      target = channel;
    } finally {
      lock.unlock();
    }
    threads.start(threadName, () -> write(target));
  }

  private void write(PacketChannel target) {
    try {
      for (Packet next = take(); next != null; next = take()) {
        target.write(next);
      }
    } catch (IOException lostConnection) {
      close();
      target.close(); // whoever reads there ends the session
    }
  }

  private @Nullable Packet take() {
    lock.lock();
    try {
      Packet next = waiting.pollFirst();
      if (next == null) {
        writing = false;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }
}
