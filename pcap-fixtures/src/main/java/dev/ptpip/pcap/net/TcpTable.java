package dev.ptpip.pcap.net;

import dev.ptpip.pcap.net.StreamListener.Closing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the connection that a segment belongs to (RFC 9293). At most {@link #MAX_CONNECTIONS} are
 * followed; the one that was silent longest is given up. Confined to the thread that reads.
 */
final class TcpTable {
  static final int MAX_CONNECTIONS = 16_384;

  /** An acknowledgement farther ahead than this is nonsense: no window is that large. */
  private static final int MAX_AHEAD = 16 * 1024 * 1024;

  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;

  private final Map<TcpConnection.Key, TcpConnection> connections =
      new LinkedHashMap<>(64, 0.75f, true);
  private final StreamListener listener;
  private final Reassembler reassembler;
  private final Chunk chunk = new Chunk();
  private long opened;
  private @Nullable TcpConnection last;

  TcpTable(StreamListener listener, PlaceReader file) {
    this.listener = listener;
    this.reassembler = new Reassembler(listener, file);
  }

  /**
   * Takes a segment.
   *
   * @return whether it is one, and of a connection that the listener wants to hear of
   */
  boolean segment(Datagram datagram, long frame, long nanos) throws IOException {
    if (datagram.captured < 20) {
      return false;
    }
    ByteBuffer buffer = datagram.buffer;
    int at = datagram.start;
    int ports = LinkLayer.big32(buffer, at);
    int header = (buffer.get(at + 12) & 0xF0) >> 2;
    int flags = buffer.get(at + 13);
    if (header < 20 || header > datagram.length) {
      return false;
    }
    int sequence = LinkLayer.big32(buffer, at + 4);
    int acknowledgement = LinkLayer.big32(buffer, at + 8);
    int captured = Math.max(0, datagram.captured - header);
    int length = datagram.length - header;
    chunk.set(
        buffer,
        at + header,
        captured,
        datagram.place == Chunk.NO_PLACE ? Chunk.NO_PLACE : datagram.place + header);
    chunk.seen(frame, nanos);

    TcpConnection connection = find(datagram, ports >>> 16, ports & 0xFFFF);
    if (connection != null
        && ((flags & SYN) != 0
            ? isAnother(connection, flags, sequence)
            : length > 0 && isLater(connection, datagram, ports, sequence))) {
      close(connection, connection.forward, Closing.REPLACED);
      connections.remove(connection.key());
      last = null;
      connection = null;
    }
    if (connection == null) {
      connection = open(datagram, ports >>> 16, ports & 0xFFFF, flags, sequence, acknowledgement);
    }
    if (connection.closed) {
      return !connection.isIgnored();
    }
    Flow flow = isForward(connection, datagram, ports) ? connection.forward : connection.backward;
    Flow other = connection.opposite(flow);
    flow.seen = true;
    int first = (flags & SYN) != 0 ? sequence + 1 : sequence;
    if (!flow.started) {
      flow.start(first);
    }
    long needs = Flow.NONE;
    if ((flags & ACK) != 0) {
      if (!other.started) {
        other.start(acknowledgement);
      }
      int ahead = acknowledgement - other.next;
      if (ahead <= MAX_AHEAD && ahead >= -MAX_AHEAD) {
        // a FIN takes a number too, which is none of a byte
        needs = other.offset + ahead;
        if (other.end != Flow.NONE) {
          needs = Math.min(needs, other.end);
        }
        other.acknowledged = Math.max(other.acknowledged, needs);
      }
    }
    if (connection.isIgnored()) {
      if ((flags & RST) != 0) {
        connection.closed = true;
      }
      return false;
    }
    if ((flags & RST) != 0) {
      close(connection, flow, Closing.RESET);
      return true;
    }
    if ((flags & FIN) != 0 && flow.end == Flow.NONE) {
      flow.end = flow.offsetOf(first) + length;
    }
    if (length > 0) {
      reassembler.segment(connection, flow, first, chunk, length, needs);
    } else {
      reassembler.settle(connection, chunk);
    }
    if (connection.isIgnored()) {
      reassembler.forget(connection);
      return false;
    }
    if (flow.end != Flow.NONE || other.end != Flow.NONE) {
      finish(connection, flow);
    }
    return true;
  }

  private void finish(TcpConnection connection, Flow flow) throws IOException {
    for (Flow each : new Flow[] {flow, connection.opposite(flow)}) {
      if (!each.finished && each.end != Flow.NONE && each.offset >= each.end) {
        each.finished = true;
        listener.finished(connection, each, chunk);
      }
    }
    if (connection.forward.finished && connection.backward.finished) {
      close(connection, flow, Closing.FINISHED);
    }
  }

  private @Nullable TcpConnection find(Datagram datagram, int source, int target) {
    TcpConnection cached = last;
    if (cached != null) {
      TcpConnection.Key key = cached.key();
      if (matches(key, datagram, source, target) || matchesTurned(key, datagram, source, target)) {
        return cached;
      }
    }
    TcpConnection.Key key = keyOf(datagram, source, target);
    TcpConnection found = connections.get(key);
    if (found == null) {
      found = connections.get(key.turned());
    }
    last = found;
    return found;
  }

  private static TcpConnection.Key keyOf(Datagram datagram, int source, int target) {
    return new TcpConnection.Key(
        datagram.sourceHigh,
        datagram.sourceLow,
        datagram.targetHigh,
        datagram.targetLow,
        source,
        target);
  }

  private static boolean matches(TcpConnection.Key key, Datagram datagram, int source, int target) {
    return key.clientPort() == source
        && key.serverPort() == target
        && key.clientLow() == datagram.sourceLow
        && key.serverLow() == datagram.targetLow
        && key.clientHigh() == datagram.sourceHigh
        && key.serverHigh() == datagram.targetHigh;
  }

  private static boolean matchesTurned(
      TcpConnection.Key key, Datagram datagram, int source, int target) {
    return key.clientPort() == target
        && key.serverPort() == source
        && key.clientLow() == datagram.targetLow
        && key.serverLow() == datagram.sourceLow
        && key.clientHigh() == datagram.targetHigh
        && key.serverHigh() == datagram.sourceHigh;
  }

  private static boolean isForward(TcpConnection connection, Datagram datagram, int ports) {
    return matches(connection.key(), datagram, ports >>> 16, ports & 0xFFFF);
  }

  /** A SYN with another number opens another connection; the same one again is sent twice. */
  private static boolean isAnother(TcpConnection connection, int flags, int sequence) {
    return (flags & ACK) == 0 && connection.initialSequence != sequence;
  }

  /**
   * Bytes far from those of a connection that has ended are of another one, of unseen beginning.
   */
  private static boolean isLater(
      TcpConnection connection, Datagram datagram, int ports, int sequence) {
    if (!connection.closed) {
      return false;
    }
    Flow flow = isForward(connection, datagram, ports) ? connection.forward : connection.backward;
    int distance = sequence - flow.next;
    return flow.seen && (distance > MAX_AHEAD || distance < -MAX_AHEAD);
  }

  private TcpConnection open(
      Datagram datagram, int source, int target, int flags, int sequence, int acknowledgement)
      throws IOException {
    TcpConnection.Key key = keyOf(datagram, source, target);
    boolean begun = (flags & SYN) != 0;
    if (begun && (flags & ACK) != 0) {
      key = key.turned();
    }
    TcpConnection connection = new TcpConnection(key, opened++, begun);
    if (begun) {
      connection.initialSequence = (flags & ACK) == 0 ? sequence : acknowledgement - 1;
    }
    if (connections.size() >= MAX_CONNECTIONS) {
      Iterator<TcpConnection> eldest = connections.values().iterator();
      TcpConnection silent = eldest.next();
      eldest.remove();
      close(silent, silent.forward, Closing.CAPTURE_END);
    }
    connections.put(key, connection);
    last = connection;
    listener.opened(connection, chunk);
    return connection;
  }

  private void close(TcpConnection connection, Flow by, Closing how) throws IOException {
    if (connection.closed) {
      return;
    }
    connection.closed = true;
    if (connection.isIgnored()) {
      reassembler.forget(connection);
      return;
    }
    reassembler.giveUpAll(connection, chunk);
    reassembler.missTail(connection, connection.forward, chunk);
    reassembler.missTail(connection, connection.backward, chunk);
    finishLate(connection);
    listener.closed(connection, by, how, chunk);
  }

  /** A FIN that was waited for bytes before it: they were given up. */
  private void finishLate(TcpConnection connection) throws IOException {
    for (Flow each : List.of(connection.forward, connection.backward)) {
      if (!each.finished && each.end != Flow.NONE && each.offset >= each.end) {
        each.finished = true;
        listener.finished(connection, each, chunk);
      }
    }
  }

  /** The connection of the segment that was taken last. */
  @Nullable TcpConnection last() {
    return last;
  }

  /** The capture ends. */
  void end() throws IOException {
    for (TcpConnection connection : new ArrayList<>(connections.values())) {
      close(connection, connection.forward, Closing.CAPTURE_END);
    }
    connections.clear();
  }
}
