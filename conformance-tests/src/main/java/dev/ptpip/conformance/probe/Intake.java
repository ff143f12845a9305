package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes packets off a connection, one by one, and of one that says to be very long its beginning.
 * Confined to the reader's thread; what it counts can be asked by others.
 */
final class Intake {
  private static final int CHUNK_BYTES = 64 * 1024;

  private final ByteLink source;
  private final Gate gate;
  private final ByteBuffer chunk =
      ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private final AtomicLong partial = new AtomicLong();
  private volatile long lastByte = Pace.nanos();

  /** The peer has closed its direction. */
  static final class EndOfStream extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A packet as it came.
   *
   * @param length what its header says, in bytes, unsigned
   * @param type what its header says
   * @param bytes the header and what is kept of the rest; only the header if that can't be one
   * @param isPossible whether length and type can be a packet's; nothing can be told apart behind
   *     one that can't
   */
  record Arrived(long length, int type, Bytes bytes, boolean isPossible) {}

  Intake(ByteLink source, Gate gate) {
    this.source = source;
    this.gate = gate;
  }

  /** Bytes of a packet that has not come to its end. */
  long partial() {
    return partial.get();
  }

  /** When the last byte came, by {@link Pace}. */
  long lastByte() {
    return lastByte;
  }

  /**
   * Waits for the next packet.
   *
   * @throws EndOfStream at the end of the stream, also within a packet
   * @throws IOException if the connection breaks
   */
  Arrived next() throws IOException {
    partial.set(0);
    Bytes header = take(Packet.HEADER_BYTES);
    ByteBuffer fields = header.asBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long length = fields.getInt() & 0xFFFF_FFFFL;
    int type = fields.getInt();
    if (!Framing.isPossible(type, length)) {
      return new Arrived(length, type, header, false);
    }
    long rest = length - Packet.HEADER_BYTES;
    Bytes body = take((int) Math.min(rest, Framing.MOST_HELD_BYTES));
    skip(rest - body.size());
    return new Arrived(length, type, header.concat(body), true);
  }

  private Bytes take(int count) throws IOException {
    DataWriter out = new DataWriter(Math.min(count, CHUNK_BYTES));
    while (out.size() < count) {
      fill();
      int part = Math.min(chunk.remaining(), count - out.size());
      out.bytes(Bytes.copyOf(chunk.slice(chunk.position(), part)));
      pass(part);
    }
    return out.toBytes();
  }

  private void skip(long count) throws IOException {
    for (long left = count; left > 0; ) {
      fill();
      int part = (int) Math.min(chunk.remaining(), left);
      pass(part);
      left -= part;
    }
  }

  private void pass(int count) {
    chunk.position(chunk.position() + count);
    partial.addAndGet(count);
  }

  private void fill() throws IOException {
    if (chunk.hasRemaining()) {
      return;
    }
    gate.pass();
    chunk.clear();
    int count = source.read(chunk, Deadline.NEVER);
    chunk.flip();
    if (count < 0) {
      throw new EndOfStream();
    }
    lastByte = Pace.nanos();
  }
}
