package dev.ptpip.conformance.client;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.live.LiveConnection;
import dev.ptpip.pcap.live.LiveJudge;
import dev.ptpip.pcap.live.LiveListener;
import dev.ptpip.pcap.rule.PassiveRules;
import dev.ptpip.pcap.rule.Violation;
import dev.ptpip.protocol.packet.Packet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has passed the connections of one camera, and which rules were broken by looking on; a
 * bounded number of packets. Guarded by {@code lock}.
 */
public final class Traffic implements LiveListener {
  private static final int MOST_PACKETS = 200_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private final List<Seen> packets = new ArrayList<>();
  private final List<Closed> endings = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private final LiveJudge judge =
      new LiveJudge(PassiveRules.all(), (where, what) -> violations.add(what));
  private long opened;

  /**
   * A packet.
   *
   * @param connection on which connection, counted from 1
   * @param packet what came
   */
  public record Seen(long connection, CapturedPacket packet) {
    boolean isFrom(Side side) {
      return packet.sender() == side;
    }

    <T extends Packet> Optional<T> as(Class<T> type) {
      return packet.packet(type);
    }

    Instant time() {
      return packet.time();
    }
  }

  /**
   * The end of a connection.
   *
   * @param connection which one
   * @param ending how it ended
   */
  public record Closed(long connection, Ending ending) {}

  /** Nothing yet. */
  public Traffic() {}

  @Override
  public void opened(LiveConnection connection) {
    lock.lock();
    try {
      opened++;
      judge.opened(connection);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void packet(LiveConnection connection, CapturedPacket packet) {
    lock.lock();
    try {
      if (packets.size() < MOST_PACKETS) {
        packets.add(new Seen(connection.number(), packet));
      }
      judge.packet(connection, packet);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void early(LiveConnection connection, CapturedPacket request) {
    lock.lock();
    try {
      judge.early(connection, request);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ended(LiveConnection connection, Ending ending) {
    lock.lock();
    try {
      endings.add(new Closed(connection.number(), ending));
      judge.ended(connection, ending);
      quiet.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there was a connection and all have ended; false if not within the time. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while ((opened == 0 || endings.size() < opened) && left > 0) {
        left = quiet.awaitNanos(left);
      }
      return opened > 0 && endings.size() >= opened;
    } finally {
      lock.unlock();
    }
  }

  /** Number of TCP connections that were made. */
  public long connections() {
    lock.lock();
    try {
      return opened;
    } finally {
      lock.unlock();
    }
  }

  /** The packets, in the order in which they passed. */
  public List<Seen> packets() {
    lock.lock();
    try {
      return List.copyOf(packets);
    } finally {
      lock.unlock();
    }
  }

  /** How connections have ended. */
  public List<Closed> endings() {
    lock.lock();
    try {
      return List.copyOf(endings);
    } finally {
      lock.unlock();
    }
  }

  /** What the client did against a rule that can be judged by looking on. */
  public List<Violation> violations() {
    lock.lock();
    try {
      return List.copyOf(violations);
    } finally {
      lock.unlock();
    }
  }
}
