package dev.ptpip.pcap.record;

import dev.ptpip.pcap.conversation.Side;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * One connection of a recording. Safe for use by several threads, as {@link CaptureRecorder} is. No
 * method changes the position of a buffer.
 */
public final class RecordedConnection {
  /** A packet that comes more slowly is shown in the pieces in which it came. */
  private static final Duration LONGEST_GAP = Duration.ofMillis(10);

  private final CaptureRecorder recorder;
  private final long number;
  private final InetAddress initiator;
  private final InetAddress responder;
  private final Tcp tcp;
  private final PacketEdges fromInitiator = new PacketEdges();
  private final PacketEdges fromResponder = new PacketEdges();

  RecordedConnection(
      CaptureRecorder recorder,
      long number,
      InetAddress initiator,
      InetAddress responder,
      Tcp tcp) {
    this.recorder = recorder;
    this.number = number;
    this.initiator = initiator;
    this.responder = responder;
    this.tcp = tcp;
  }

  /** Counts the connections of a recording from 1. */
  public long number() {
    return number;
  }

  void opened() {
    recorder.record(tcp::open, 0);
  }

  /** Records a write: the bytes become segments as they are. */
  public void data(Side from, ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      recorder.record(time -> flushed() + tcp.data(from, time, bytes), bytes.remaining());
    }
  }

  /**
   * Records that {@code count} bytes were sent that nobody has any more: readers see segments that
   * were cut when they were captured, as with a snapshot length. Their checksums are those of
   * zeros.
   */
  public void left(Side from, long count) {
    recorder.record(time -> flushed() + tcp.left(from, time, count), 0);
  }

  /**
   * Records a read. How many bytes a read gives is chance, so they are put together up to the end
   * of a packet; what is incomplete becomes a segment when something else happens on the
   * connection, or nothing does for a while.
   */
  public void arrived(Side from, ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      recorder.record(time -> putTogether(from, time, bytes.duplicate()), bytes.remaining());
    }
  }

  private int putTogether(Side from, Instant time, ByteBuffer bytes) throws IOException {
    int frames = flushed(from.other());
    PacketEdges edges = edges(from);
    if (edges.lastTime().plus(LONGEST_GAP).isBefore(time)) {
      frames += flushed(from);
    }
    while (bytes.hasRemaining()) {
      if (edges.accept(bytes, time)) {
        frames += tcp.data(from, time, edges.take());
      }
    }
    return frames;
  }

  private PacketEdges edges(Side from) {
    return from == Side.INITIATOR ? fromInitiator : fromResponder;
  }

  private int flushed() throws IOException {
    return flushed(Side.INITIATOR) + flushed(Side.RESPONDER);
  }

  private int flushed(Side from) throws IOException {
    PacketEdges edges = edges(from);
    return edges.isEmpty() ? 0 : tcp.data(from, edges.lastTime(), edges.take());
  }

  /** Records what is incomplete, as a segment of its own. */
  void flush() {
    recorder.record(time -> flushed(), 0);
  }

  /**
   * Tells the name of one end, for readers that show names. Nothing is told if both ends have the
   * same address, as on a loopback interface.
   */
  public void name(Side end, String name) {
    if (!initiator.equals(responder)) {
      recorder.record(
          time -> {
            recorder.name(end == Side.INITIATOR ? initiator : responder, name);
            return 0;
          },
          0);
    }
  }

  /** Puts a comment on the next frame of this connection. */
  public void note(String text) {
    recorder.record(
        time -> {
          tcp.note(text);
          return 0;
        },
        0);
  }

  /** Records that one end sends nothing more. */
  public void end(Side from) {
    recorder.record(
        time ->
            flushed()
                + (recorder.holdsEnds() ? recorder.hold(this) : ended(tcp.finish(from, time))),
        0);
  }

  /** Records that one end has closed the connection, and the other one with it. */
  public void close(Side from) {
    recorder.record(
        time ->
            flushed()
                + (recorder.holdsEnds()
                    ? recorder.hold(this)
                    : ended(tcp.finish(from, time) + tcp.finish(from.other(), time))),
        0);
  }

  /** Writes the end that was held back, the initiator's first; the caller holds the lock. */
  int endAt(Instant time) throws IOException {
    return ended(tcp.finish(Side.INITIATOR, time) + tcp.finish(Side.RESPONDER, time));
  }

  /** Records that one end has given the connection up. */
  public void reset(Side from) {
    recorder.record(time -> flushed() + ended(tcp.reset(from, time)), 0);
  }

  private int ended(int frames) {
    if (tcp.isOver()) {
      recorder.forget(this);
    }
    return frames;
  }
}
