package dev.ptpip.simulator.rest;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.PacketType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The beginnings of what went over the connections of a camera, for whoever wants to look at the
 * bytes behind a line of the log: of each exchange, and of the last events. It lies next to the
 * wire, so that what faults do to packets is in it. {@code events} is guarded by {@code lock}.
 */
final class WireTape {
  /** Most bytes of one direction of an exchange. */
  static final int MOST_BYTES = 2_048;

  private static final int MOST_EVENTS = 200;
  private static final int TYPE_AT = 4;
  private static final int CODE_AT = 8;

  private final LongSupplier line;
  private final Map<Thread, TapedLink> readers = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<EventBytes> events = new ArrayDeque<>();

  /**
   * Bytes that went one way, one behind the other.
   *
   * @param from who sent them
   * @param shown the first of them
   * @param length how many there were
   */
  record Piece(Side from, Bytes shown, long length) {}

  /** The packet of an event that went out when the log had so many lines. */
  private record EventBytes(int code, long line, Piece piece) {}

  /**
   * An empty tape.
   *
   * @param line tells the number of the newest line of the log
   */
  WireTape(LongSupplier line) {
    this.line = line;
  }

  ByteLink tape(ByteLink link) {
    return new TapedLink(link);
  }

  /** What the exchange that has just ended on this thread took and sent; empty if nobody knows. */
  List<Piece> ended() {
    TapedLink link = readers.get(Thread.currentThread());
    return link == null ? List.of() : link.pieces();
  }

  /** The first event with this code that went out behind a line of the log. */
  Optional<Piece> event(int code, long behind) {
    lock.lock();
    try {
      return events.stream()
          .filter(event -> event.code() == code && event.line() >= behind)
          .findFirst()
          .map(EventBytes::piece);
    } finally {
      lock.unlock();
    }
  }

  /** Notes the events among the packets of one write. */
  private void events(ByteBuffer written) {
    ByteBuffer bytes = written.slice().order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.remaining() >= CODE_AT + 2
        && bytes.getInt(bytes.position() + TYPE_AT) == PacketType.EVENT.code()) {
      int length = bytes.getInt(bytes.position());
      int size = length < CODE_AT + 2 ? bytes.remaining() : Math.min(length, bytes.remaining());
      Bytes packet = Bytes.copyOf(bytes.slice(bytes.position(), size));
      note(bytes.getShort(bytes.position() + CODE_AT) & 0xFFFF, packet);
      bytes.position(bytes.position() + size);
    }
  }

  private void note(int code, Bytes packet) {
    lock.lock();
    try {
      if (events.size() == MOST_EVENTS) {
        events.removeFirst();
      }
      events.addLast(
          new EventBytes(code, line.getAsLong(), new Piece(Side.RESPONDER, packet, packet.size())));
    } finally {
      lock.unlock();
    }
  }

  /** What goes one way until the direction changes; confined to one thread at a time. */
  private static final class Run {
    private final Side from;
    private final ByteBuffer shown = ByteBuffer.allocate(MOST_BYTES);
    private long length;

    Run(Side from) {
      this.from = from;
    }

    void add(ByteBuffer bytes) {
      length += bytes.remaining();
      int count = Math.min(bytes.remaining(), shown.remaining());
      shown.put(bytes.slice(bytes.position(), count));
    }

    Piece piece() {
      return new Piece(from, Bytes.copyOf(shown.duplicate().flip()), length);
    }
  }

  /** A connection; what was taken and sent since the last request began. */
  private final class TapedLink implements ByteLink {
    private final ByteLink link;
    private final ReentrantLock running = new ReentrantLock();
    private final List<Run> runs = new ArrayList<>();
    private @Nullable Thread reader;

    TapedLink(ByteLink link) {
      this.link = link;
    }

    List<Piece> pieces() {
      running.lock();
      try {
        return runs.stream().map(Run::piece).toList();
      } finally {
        running.unlock();
      }
    }

    /** A new request ends what is known of the one before. */
    private void note(Side from, ByteBuffer bytes, long more) {
      running.lock();
      try {
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last == null || last.from != from) {
          if (from == Side.INITIATOR) {
            runs.clear();
          }
          last = new Run(from);
          runs.add(last);
        }
        last.add(bytes);
        last.length += more;
      } finally {
        running.unlock();
      }
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
      Thread now = Thread.currentThread();
      if (reader != now) {
        reader = now;
        readers.put(now, this);
      }
      int start = target.position();
      int count = link.read(target, deadline);
      if (count > 0) {
        note(Side.INITIATOR, target.slice(start, count), 0);
      }
      return count;
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
      note(Side.RESPONDER, source.duplicate(), 0);
      events(source);
      link.write(source, deadline);
    }

    @Override
    public void transfer(DataSource source, long position, long count, StallLimit stall)
        throws IOException {
      ByteBuffer first = ByteBuffer.allocate((int) Math.min(MOST_BYTES, count));
      source.read(position, first);
      first.flip();
      note(Side.RESPONDER, first, count - first.remaining());
      link.transfer(source, position, count, stall);
    }

    @Override
    public int available() throws IOException {
      return link.available();
    }

    @Override
    public String peer() {
      return link.peer();
    }

    @Override
    public boolean isOpen() {
      return link.isOpen();
    }

    @Override
    public void close() {
      Thread last = reader;
      if (last != null) {
        readers.remove(last, this);
      }
      link.close();
    }
  }
}
