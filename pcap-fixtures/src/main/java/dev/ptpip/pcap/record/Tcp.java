package dev.ptpip.pcap.record;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.file.PcapngWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One TCP connection as the frames that carry it: handshake, segments, acknowledgments, end. A
 * segment is acknowledged by the next one in the other direction, or by a frame of its own when
 * much is outstanding. Confined to one thread at a time.
 */
final class Tcp {
  /** What Linux uses on its loopback interface, less room for options. */
  static final int SEGMENT_BYTES = 65_475;

  private static final int UNACKNOWLEDGED_BYTES = 128 * 1024;
  private static final int NOTES = 16;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final ByteBuffer ZEROS = ByteBuffer.allocate(SEGMENT_BYTES).asReadOnlyBuffer();

  private final PcapngWriter out;
  private final int interfaceNumber;
  private final Map<Side, End> ends = new EnumMap<>(Side.class);
  private final List<String> notes = new ArrayList<>();
  private boolean over;

  /** One end. */
  private static final class End {
    final TcpFrames frames;
    int next;
    int acknowledged;
    boolean finished;

    End(TcpFrames frames, int first) {
      this.frames = frames;
      this.next = first;
    }
  }

  Tcp(
      PcapngWriter out,
      int interfaceNumber,
      InetSocketAddress initiator,
      InetSocketAddress responder,
      InitialSequence sequence) {
    this.out = out;
    this.interfaceNumber = interfaceNumber;
    ends.put(Side.INITIATOR, new End(new TcpFrames(initiator, responder), sequence.initiator()));
    ends.put(Side.RESPONDER, new End(new TcpFrames(responder, initiator), sequence.responder()));
  }

  private End end(Side side) {
    End end = ends.get(side);
    if (end == null) {
      throw new IllegalStateException("no " + side);
    }
    return end;
  }

  /** The three frames of the handshake. */
  int open(Instant time) throws IOException {
    frame(Side.INITIATOR, time, TcpFrames.SYN, NOTHING);
    frame(Side.RESPONDER, time, TcpFrames.SYN | TcpFrames.ACK, NOTHING);
    frame(Side.INITIATOR, time, TcpFrames.ACK, NOTHING);
    return 3;
  }

  /** The remaining bytes of {@code bytes} in as few segments as possible; gives their number. */
  int data(Side from, Instant time, ByteBuffer bytes) throws IOException {
    int frames = 0;
    ByteBuffer left = bytes.duplicate();
    while (left.hasRemaining() && canSend(from)) {
      int end = left.limit();
      left.limit(Math.min(end, left.position() + SEGMENT_BYTES));
      frames += segment(from, time, left, Kept.ALL);
      left.limit(end);
    }
    return frames;
  }

  /** So many bytes that are not kept: segments of which only the headers are in the file. */
  int left(Side from, Instant time, long count) throws IOException {
    int frames = 0;
    for (long left = count; left > 0 && canSend(from); left -= SEGMENT_BYTES) {
      ByteBuffer zeros = ZEROS.duplicate().limit((int) Math.min(left, SEGMENT_BYTES));
      frames += segment(from, time, zeros, Kept.HEADERS);
    }
    return frames;
  }

  /** Otherwise nobody could have received it. */
  private boolean canSend(Side from) {
    return !over && !end(from).finished;
  }

  private int segment(Side from, Instant time, ByteBuffer bytes, Kept kept) throws IOException {
    frame(from, time, TcpFrames.ACK | TcpFrames.PSH, bytes, kept);
    if (end(from).next - end(from.other()).acknowledged < UNACKNOWLEDGED_BYTES) {
      return 1;
    }
    frame(from.other(), time, TcpFrames.ACK, NOTHING);
    return 2;
  }

  private enum Kept {
    ALL,
    HEADERS
  }

  /** One end will send nothing more. */
  int finish(Side from, Instant time) throws IOException {
    if (over || end(from).finished) {
      return 0;
    }
    end(from).finished = true;
    frame(from, time, TcpFrames.ACK | TcpFrames.FIN, NOTHING);
    frame(from.other(), time, TcpFrames.ACK, NOTHING);
    over = end(from.other()).finished;
    return 2;
  }

  /** One end gives the connection up. */
  int reset(Side from, Instant time) throws IOException {
    if (over) {
      return 0;
    }
    over = true;
    frame(from, time, TcpFrames.ACK | TcpFrames.RST, NOTHING);
    return 1;
  }

  /** Puts a comment on the next frame. */
  void note(String text) {
    if (notes.size() < NOTES) {
      notes.add(text);
    }
  }

  boolean isOver() {
    return over;
  }

  private void frame(Side from, Instant time, int flags, ByteBuffer payload) throws IOException {
    frame(from, time, flags, payload, Kept.ALL);
  }

  private void frame(Side from, Instant time, int flags, ByteBuffer payload, Kept kept)
      throws IOException {
    End sender = end(from);
    End receiver = end(from.other());
    int count = payload.remaining();
    boolean acknowledges = (flags & TcpFrames.ACK) != 0;
    sender.acknowledged = receiver.next;
    ByteBuffer frame =
        sender.frames.next(sender.next, acknowledges ? receiver.next : 0, flags, payload);
    int whole = frame.remaining();
    if (kept == Kept.HEADERS) {
      frame.limit(frame.limit() - count);
    }
    out.frame(interfaceNumber, time, frame, whole, notes);
    notes.clear();
    sender.next += count + ((flags & (TcpFrames.SYN | TcpFrames.FIN)) != 0 ? 1 : 0);
  }
}
