package dev.ptpip.client.mock;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What the mock has seen, in order. Guarded by {@code lock}. */
public final class Journal {
  /**
   * One thing.
   *
   * @param connection number of the session, from 1
   * @param kind the connection
   * @param what accept, close, or a packet
   * @param packet the packet, or a placeholder for the other two
   */
  public record Entry(int connection, ChannelKind kind, What what, Object packet, long nanoTime) {}

  /** The kinds of entries. */
  public enum What {
    ACCEPT,
    PACKET,
    CLOSED
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Entry> entries = new ArrayList<>();

  void add(int connection, ChannelKind kind, What what, Object packet) {
    lock.lock();
    try {
      entries.add(new Entry(connection, kind, what, packet, System.nanoTime()));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Everything so far. */
  public List<Entry> entries() {
    lock.lock();
    try {
      return List.copyOf(entries);
    } finally {
      lock.unlock();
    }
  }

  /** Packets of one kind of connection so far. */
  public List<Packet> packets(ChannelKind kind) {
    return entries().stream()
        .filter(entry -> entry.kind() == kind && entry.what() == What.PACKET)
        .map(entry -> (Packet) entry.packet())
        .toList();
  }

  /** Requests so far. */
  public List<OperationRequest> requests() {
    return packets(ChannelKind.COMMAND).stream()
        .filter(OperationRequest.class::isInstance)
        .map(OperationRequest.class::cast)
        .toList();
  }

  /** Number of entries. */
  public long count(Predicate<Entry> predicate) {
    return entries().stream().filter(predicate).count();
  }

  /** Waits until {@code condition} holds for the entries. */
  public void await(String what, Predicate<List<Entry>> condition) {
    await(what, Duration.ofSeconds(10), condition);
  }

  /** Waits until {@code condition} holds for the entries. */
  public void await(String what, Duration timeout, Predicate<List<Entry>> condition) {
    lock.lock();
    try {
      long left = timeout.toNanos();
      while (!condition.test(entries)) {
        if (left <= 0) {
          throw new AssertionError("not seen within " + timeout + ": " + what + " in " + entries);
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError("interrupted while waiting for " + what, interrupted);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a packet. */
  public void awaitPacket(ChannelKind kind, Predicate<Packet> wanted) {
    await(
        "packet on " + kind,
        all ->
            all.stream()
                .anyMatch(
                    entry ->
                        entry.kind() == kind
                            && entry.what() == What.PACKET
                            && wanted.test((Packet) entry.packet())));
  }

  /** Waits until the client has closed this many connections. */
  public void awaitClosed(long connections) {
    await(
        connections + " closed connections",
        all -> all.stream().filter(entry -> entry.what() == What.CLOSED).count() >= connections);
  }
}
