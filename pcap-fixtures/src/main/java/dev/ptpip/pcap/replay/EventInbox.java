package dev.ptpip.pcap.replay;

import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Reads an Event connection on a thread of its own, until it ends. Guarded by {@code lock}. */
final class EventInbox extends Thread {
  private static final int CAPACITY = 10_000;

  private final PacketChannel channel;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Event> events = new ArrayDeque<>();
  private boolean ended;

  EventInbox(PacketChannel channel) {
    super("ptpip-replay-events");
    setDaemon(true);
    this.channel = channel;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Packet packet = channel.read(Deadline.NEVER);
        if (packet instanceof ProbeRequest) {
          channel.write(new ProbeResponse());
        } else if (packet instanceof Event event) {
          add(event);
        }
      }
    } catch (IOException over) {
      end();
    }
  }

  private void add(Event event) {
    lock.lock();
    try {
      if (events.size() < CAPACITY) {
        events.add(event);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the first event with this code, if it comes before the deadline. */
  Optional<Event> take(EventCode code, Deadline deadline) {
    lock.lock();
    try {
      while (true) {
        Iterator<Event> all = events.iterator();
        while (all.hasNext()) {
          Event event = all.next();
          if (event.event().equals(code)) {
            all.remove();
            return Optional.of(event);
          }
        }
        if (ended || deadline.isExpired()) {
          return Optional.empty();
        }
        changed.awaitNanos(deadline.remainingNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }
}
