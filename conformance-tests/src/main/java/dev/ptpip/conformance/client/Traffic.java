package dev.ptpip.conformance.client;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.probe.Transcript;
import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.live.LiveConnection;
import dev.ptpip.pcap.live.LiveJudge;
import dev.ptpip.pcap.live.LiveListener;
import dev.ptpip.pcap.rule.PassiveRules;
import dev.ptpip.pcap.rule.Violation;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Packet;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has passed the connections of one camera, and which rules were broken by looking on; a
 * bounded number of packets. Guarded by {@code lock}.
 */
public final class Traffic implements LiveListener {
  private static final int MOST_PACKETS = 200_000;
  private static final Duration SOON = Duration.ofMillis(500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private final List<Seen> packets = new ArrayList<>();
  private final List<Closed> endings = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private final LiveJudge judge =
      new LiveJudge(PassiveRules.all(), (where, what) -> violations.add(what));
  private final FrameMaker frames = new FrameMaker();
  private final Map<Long, Seen> byCapturedFrame = new HashMap<>();
  private final Instant begun = Instant.now();
  private long opened;

  /**
   * A packet.
   *
   * @param connection on which connection, counted from 1
   * @param packet what came
   * @param payload the first bytes of the payload of Data and End_Data, as far as they were looked
   *     at
   * @param frame its number in the transcript
   */
  public record Seen(long connection, CapturedPacket packet, Bytes payload, int frame) {
    boolean isFrom(Side side) {
      return packet.sender() == side;
    }

    <T extends Packet> Optional<T> as(Class<T> type) {
      return packet.packet(type);
    }

    boolean is(Class<? extends Packet> type) {
      return packet.packet(type).isPresent();
    }

    Instant time() {
      return packet.time();
    }

    /** Its length on the wire. */
    public long length() {
      return packet.bytes().to() - packet.bytes().from();
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
      quiet.signalAll();
      frames.opened(connection, since(Instant.now()));
      judge.opened(connection);
    } finally {
      lock.unlock();
    }
  }

  private Duration since(Instant time) {
    return Duration.between(begun, time);
  }

  @Override
  public void piece(LiveConnection connection, Side from, ByteBuffer bytes) {
    lock.lock();
    try {
      frames.piece(connection, from, bytes);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void packet(LiveConnection connection, CapturedPacket packet) {
    lock.lock();
    try {
      if (packets.size() < MOST_PACKETS) {
        Bytes payload = frames.payload(connection, packet.sender());
        int frame = frames.packet(connection, packet, payload, since(packet.time()));
        Seen seen = new Seen(connection.number(), packet, payload, frame);
        packets.add(seen);
        byCapturedFrame.put(packet.frames().first(), seen);
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
      frames.ended(connection, ending, since(ending.time()));
      judge.ended(connection, ending);
      quiet.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all connections have ended, for those of a client that has ended; what such a
   * client has opened is accepted soon, or it has opened nothing.
   */
  void awaitEnd(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long none = SOON.toNanos();
      while (opened == 0 && none > 0) {
        none = quiet.awaitNanos(none);
      }
      long left = patience.toNanos();
      while (endings.size() < opened && left > 0) {
        left = quiet.awaitNanos(left);
      }
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

  /** The packet that shows a violation, if it was kept. */
  Optional<Seen> showing(Violation violation) {
    lock.lock();
    try {
      return Optional.ofNullable(byCapturedFrame.get(violation.frames().last()));
    } finally {
      lock.unlock();
    }
  }

  /** All of it in the form that reports take: what the client sent is what we sent. */
  public Transcript transcript() {
    lock.lock();
    try {
      List<Frame> all = frames.frames();
      List<Transcript.Connected> connected = new ArrayList<>();
      for (int number = 1; number <= opened; number++) {
        Lane lane = frames.lane(number);
        connected.add(
            new Transcript.Connected(
                number, lane, "of the client", Optional.empty(), Optional.empty()));
      }
      return Transcript.of(begun, connected, all);
    } finally {
      lock.unlock();
    }
  }
}
