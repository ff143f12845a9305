package dev.ptpip.pcap.net;

import dev.ptpip.pcap.net.Flow.Segment;
import dev.ptpip.pcap.net.StreamListener.Loss;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.util.Optional;

/**
 * Puts the segments of a connection in order. Bytes are told when all bytes before them were told,
 * and when all bytes of the other direction that their sender had acknowledged were told too, so
 * that an answer never comes before its question. Confined to the thread that reads.
 *
 * <p>Segments that came early are remembered by their place in the file, not copied. A hole is
 * given up as missing when its receiver has acknowledged it and still nothing came in {@link
 * #PATIENCE_FRAMES} frames, when too much waits behind it, or when the connection ends.
 */
final class Reassembler {
  /** How far captured frames may be out of order: more than any capture card was seen to do. */
  static final int PATIENCE_FRAMES = 64;

  /** Segments that wait in all connections together. */
  static final int MAX_WAITING = 65_536;

  /** Segments that wait in one connection. */
  static final int MAX_WAITING_HERE = 16_384;

  /** Bytes of reassembled datagrams that wait. */
  static final long MAX_COPIED_BYTES = 8L * 1024 * 1024;

  /** Farther from the expected place than any window is large. */
  static final int STRANGE_DISTANCE = 64 * 1024 * 1024;

  static final int STRANGE_SEGMENTS = 8;

  /** Segments over the same bytes that are looked at. */
  static final int MAX_OVERLAPPING = 64;

  private final StreamListener listener;
  private final PlaceReader file;
  private final Chunk again = new Chunk();
  private int waiting;
  private long copiedBytes;

  Reassembler(StreamListener listener, PlaceReader file) {
    this.listener = listener;
    this.file = file;
  }

  /**
   * Takes the payload of a segment.
   *
   * @param chunk what was captured of it
   * @param length what was sent of it
   * @param needs offset of the other direction that the sender had acknowledged
   */
  void segment(
      TcpConnection connection, Flow flow, int sequence, Chunk chunk, int length, long needs)
      throws IOException {
    int distance = sequence - flow.next;
    if (distance > STRANGE_DISTANCE || distance < -STRANGE_DISTANCE) {
      if (++flow.strange < STRANGE_SEGMENTS) {
        return;
      }
      giveUpAll(connection, chunk);
      listener.missing(connection, flow, Math.max(0, distance), Loss.NOT_CAPTURED, chunk);
      flow.offset += Math.max(0, distance);
      flow.next = sequence;
      distance = 0;
    }
    flow.strange = 0;
    Flow other = connection.opposite(flow);
    if (distance <= 0 && flow.pending.isEmpty() && other.hasTold(needs)) {
      if (distance + length > 0) {
        tell(connection, flow, chunk, -distance, length);
      }
    } else if (distance + length > 0) {
      hold(flow, flow.offset + distance, chunk, length, needs);
    }
    settle(connection, chunk);
  }

  /** Tells what has become possible, and gives up what can't be waited for any longer. */
  void settle(TcpConnection connection, Chunk seen) throws IOException {
    if (connection.forward.pending.isEmpty() && connection.backward.pending.isEmpty()) {
      connection.stalled = 0;
      return;
    }
    drain(connection);
    if (isAcknowledgedHole(connection, connection.forward)
        || isAcknowledgedHole(connection, connection.backward)) {
      connection.stalled++;
    } else {
      connection.stalled = 0;
    }
    while (isTooMuch(connection)) {
      giveUpOne(connection, seen);
      connection.stalled = 0;
    }
  }

  private boolean isTooMuch(TcpConnection connection) {
    int here = connection.forward.pending.size() + connection.backward.pending.size();
    return here > 0
        && (connection.stalled > PATIENCE_FRAMES
            || here > MAX_WAITING_HERE
            || waiting > MAX_WAITING
            || copiedBytes > MAX_COPIED_BYTES);
  }

  /** Whether bytes are missing that somebody has received. */
  private static boolean isAcknowledgedHole(TcpConnection connection, Flow flow) {
    return flow.seen
        && flow.acknowledged > flow.offset
        && !(flow.pending.isEmpty() && connection.opposite(flow).pending.isEmpty());
  }

  /** Tells everything that waits, whatever is missing before it. */
  void giveUpAll(TcpConnection connection, Chunk seen) throws IOException {
    while (!connection.forward.pending.isEmpty() || !connection.backward.pending.isEmpty()) {
      giveUpOne(connection, seen);
    }
  }

  /** Tells of bytes at the end of a flow that somebody has received and that were not captured. */
  void missTail(TcpConnection connection, Flow flow, Chunk seen) throws IOException {
    if (!flow.seen || flow.acknowledged == Flow.NONE || connection.isIgnored()) {
      return;
    }
    // the FIN takes a number too: one more than was told may be that
    boolean isMissing = flow.acknowledged > flow.offset + 1;
    long upTo = flow.end == Flow.NONE ? flow.acknowledged : Math.min(flow.end, flow.acknowledged);
    if (isMissing && upTo > flow.offset) {
      miss(connection, flow, upTo, seen);
    }
  }

  /** Forgets what waits. */
  void forget(TcpConnection connection) {
    connection.forward.pending.values().forEach(this::remove);
    connection.backward.pending.values().forEach(this::remove);
    connection.forward.pending.clear();
    connection.backward.pending.clear();
  }

  private void giveUpOne(TcpConnection connection, Chunk seen) throws IOException {
    Flow flow = firstToGoOn(connection);
    Segment head = flow.pending.firstEntry().getValue();
    if (head.offset() > flow.offset) {
      miss(connection, flow, head.offset(), seen);
    } else {
      Flow other = connection.opposite(flow);
      long upTo = head.needs();
      if (!other.pending.isEmpty()) {
        upTo = Math.min(upTo, Math.max(other.offset, other.pending.firstKey()));
      }
      if (upTo > other.offset) {
        miss(connection, other, upTo, seen);
      } else {
        // both wait for each other, which only nonsense does: the one that came first goes first
        deliver(connection, flow, head);
      }
    }
    drain(connection);
  }

  /** The direction whose first waiting segment was captured first. */
  private static Flow firstToGoOn(TcpConnection connection) {
    if (connection.forward.pending.isEmpty()) {
      return connection.backward;
    }
    if (connection.backward.pending.isEmpty()) {
      return connection.forward;
    }
    long forward = connection.forward.pending.firstEntry().getValue().frame();
    long backward = connection.backward.pending.firstEntry().getValue().frame();
    return forward <= backward ? connection.forward : connection.backward;
  }

  private void miss(TcpConnection connection, Flow flow, long upTo, Chunk seen) throws IOException {
    long count = upTo - flow.offset;
    listener.missing(connection, flow, count, Loss.NOT_CAPTURED, seen);
    flow.advance(count);
  }

  private void drain(TcpConnection connection) throws IOException {
    boolean more = true;
    while (more) {
      boolean forward = drain(connection, connection.forward);
      boolean backward = drain(connection, connection.backward);
      more = forward || backward;
    }
  }

  private boolean drain(TcpConnection connection, Flow flow) throws IOException {
    boolean some = false;
    Optional<Segment> ready = ready(connection, flow);
    while (ready.isPresent()) {
      deliver(connection, flow, ready.get());
      some = true;
      ready = ready(connection, flow);
    }
    return some;
  }

  /**
   * A waiting segment that can be told now. Segments may overlap, so that it need not be the first
   * one: an earlier sent one may have the bytes that a later sent one has too.
   */
  private Optional<Segment> ready(TcpConnection connection, Flow flow) {
    Flow other = connection.opposite(flow);
    int looked = 0;
    for (Segment each : flow.pending.headMap(flow.offset, true).values()) {
      if (++looked > MAX_OVERLAPPING) {
        break;
      }
      if (each.end() <= flow.offset || other.hasTold(each.needs())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private void deliver(TcpConnection connection, Flow flow, Segment head) throws IOException {
    flow.pending.remove(head.offset());
    remove(head);
    if (head.end() <= flow.offset) {
      return;
    }
    if (head.place() == Chunk.NO_PLACE) {
      again.set(head.copy().asBuffer(), 0, head.captured(), Chunk.NO_PLACE);
    } else {
      again.set(file.read(head.place(), head.captured()), 0, head.captured(), head.place());
    }
    again.seen(head.frame(), head.nanos());
    tell(connection, flow, again, (int) (flow.offset - head.offset()), head.length());
  }

  private void tell(TcpConnection connection, Flow flow, Chunk chunk, int old, int length)
      throws IOException {
    int captured = chunk.length();
    if (old < captured) {
      if (old > 0) {
        chunk.skip(old);
      }
      flow.advance(captured - old);
      if (!connection.isIgnored()) {
        listener.bytes(connection, flow, chunk);
      }
    }
    int cut = length - Math.max(old, captured);
    if (cut > 0) {
      if (!connection.isIgnored()) {
        listener.missing(connection, flow, cut, Loss.SNAPPED, chunk);
      }
      flow.advance(cut);
    }
  }

  private void hold(Flow flow, long offset, Chunk chunk, int length, long needs) {
    Bytes copy =
        chunk.place() == Chunk.NO_PLACE
            ? Bytes.copyOf(chunk.buffer().slice(chunk.start(), chunk.length()))
            : Bytes.EMPTY;
    hold(
        flow,
        new Segment(
            offset,
            length,
            chunk.length(),
            needs,
            chunk.place(),
            copy,
            chunk.frame(),
            chunk.nanos()));
  }

  /**
   * Adds a segment. If one waits at the same place, the bytes that both have wait for what the more
   * modest one needs, and the rest of the longer one is a segment of its own.
   */
  private void hold(Flow flow, Segment added) {
    Segment segment = added;
    while (true) {
      Segment same = flow.pending.get(segment.offset());
      if (same == null) {
        add(flow, segment);
        return;
      }
      boolean isLonger = same.length() <= segment.length();
      Segment shorter = isLonger ? same : segment;
      Segment longer = isLonger ? segment : same;
      if (shorter.captured() < shorter.length()) {
        if (longer.captured() > shorter.captured()) {
          remove(same);
          add(flow, longer);
        }
        return;
      }
      remove(same);
      add(flow, shorter.needing(Math.min(same.needs(), segment.needs())));
      if (longer.length() == shorter.length()) {
        return;
      }
      segment = longer.behind(shorter.length());
    }
  }

  private void add(Flow flow, Segment segment) {
    waiting++;
    copiedBytes += segment.copy().size();
    flow.pending.put(segment.offset(), segment);
  }

  private void remove(Segment segment) {
    waiting--;
    copiedBytes -= segment.copy().size();
  }
}
