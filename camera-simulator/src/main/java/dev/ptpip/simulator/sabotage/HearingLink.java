package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Cuts what comes on one connection into packets and gives each to an {@link Ear} before the camera
 * reads it. Read by one thread.
 */
final class HearingLink implements ByteLink {
  private static final int MOST_HEARD = 8 * 1024 * 1024;
  private static final int CHUNK_BYTES = 64 * 1024;

  private final ByteLink below;
  private final Line line;
  private final Ear ear;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
  private ByteBuffer came = ByteBuffer.allocate(0);
  private ByteBuffer ready = ByteBuffer.allocate(0);
  private final DataWriter begun = new DataWriter(64);
  private boolean atEnd;

  /** Bytes that pass unheard. */
  private long through;

  private HearingLink(ByteLink below, Line line, Ear ear) {
    this.below = below;
    this.line = line;
    this.ear = ear;
  }

  static ByteLink over(ByteLink below, Line line, Ear ear) {
    try {
      ear.met(line);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return new HearingLink(below, line, ear);
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    while (!ready.hasRemaining()) {
      if (atEnd) {
        return -1;
      }
      next(deadline);
    }
    int count = Math.min(target.remaining(), ready.remaining());
    target.put(ready.slice(ready.position(), count));
    ready.position(ready.position() + count);
    return count;
  }

  private void next(Deadline deadline) throws IOException {
    if (through > 0) {
      if (fill(deadline)) {
        int part = (int) Math.min(came.remaining(), through);
        ready = came.slice(came.position(), part);
        came.position(came.position() + part);
        through -= part;
      }
      return;
    }
    if (!gather(Packet.HEADER_BYTES, deadline)) {
      return;
    }
    Bytes header = ear.header(begun.toBytes(), line);
    begun.reset();
    begun.bytes(header);
    ByteBuffer fields = header.asBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long length = fields.getInt(0) & 0xFFFF_FFFFL;
    if (length >= Packet.HEADER_BYTES && length <= MOST_HEARD) {
      if (gather((int) length, deadline)) {
        hear(Raw.packet(take()));
      }
      return;
    }
    through = Math.max(0, length - Packet.HEADER_BYTES);
    ready = take().asBuffer();
  }

  private void hear(WirePacket packet) throws IOException {
    line.ahead(came.remaining());
    WirePacket heard = ear.hear(packet, line).orElse(null);
    line.lines().came(packet, line);
    ready = heard == null ? ByteBuffer.allocate(0) : Raw.bytes(heard).asBuffer();
  }

  private Bytes take() {
    Bytes taken = begun.toBytes();
    begun.reset();
    return taken;
  }

  /** Gathers the first {@code count} bytes of a packet; false if the stream ends before. */
  private boolean gather(int count, Deadline deadline) throws IOException {
    while (begun.size() < count) {
      if (!fill(deadline)) {
        ready = take().asBuffer();
        return false;
      }
      int part = Math.min(came.remaining(), count - begun.size());
      begun.bytes(Bytes.copyOf(came.slice(came.position(), part)));
      came.position(came.position() + part);
    }
    return true;
  }

  private boolean fill(Deadline deadline) throws IOException {
    while (!came.hasRemaining()) {
      int count;
      try {
        count = below.read(chunk.clear(), deadline);
      } catch (IOException broken) {
        ended();
        throw broken;
      }
      if (count < 0) {
        ended();
        atEnd = true;
        return false;
      }
      came = ear.segment(Bytes.copyOf(chunk.flip()), line).asBuffer();
    }
    return true;
  }

  private void ended() throws IOException {
    if (ear.ended(line) == Ear.Notice.NONE) {
      line.awaitEnd();
    }
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    if (source.remaining() >= Packet.HEADER_BYTES) {
      line.lines().sent(Raw.packet(Bytes.copyOf(source.duplicate())));
    }
    below.write(source, deadline);
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    below.transfer(source, position, count, stall);
  }

  @Override
  public int available() throws IOException {
    while (!ready.hasRemaining() && through == 0 && !atEnd && hasBegun()) {
      next(Deadline.NEVER); // its first byte is here
    }
    return ready.remaining() + (through > 0 ? came.remaining() + below.available() : 0);
  }

  private boolean hasBegun() throws IOException {
    return came.hasRemaining() || below.available() > 0;
  }

  @Override
  public String peer() {
    return below.peer();
  }

  @Override
  public boolean isOpen() {
    return below.isOpen();
  }

  @Override
  public void close() {
    line.closed();
    below.close();
  }
}
