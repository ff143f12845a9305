package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * Gives what comes on a connection to a {@link Wire}, packet by packet; what can't be read as a
 * packet, or is too long to be held, passes. What is written goes on as it is. Confined to the
 * thread that reads, but for writing and closing.
 */
final class HearingLink implements ByteLink {
  private static final long MOST_HELD_BYTES = 8L * 1024 * 1024;
  private static final Duration WRITE_TIME = Duration.ofSeconds(5);

  private final ByteLink below;
  private final Wire wire;
  private final DataWriter passed = new DataWriter();
  private final Wire.Ear ear = new Camera();
  private ByteBuffer ready = ByteBuffer.allocate(0);
  private Bytes came = Bytes.EMPTY;
  private long through;

  HearingLink(ByteLink below, Wire wire) {
    this.below = below;
    this.wire = wire;
  }

  /** What a wire can do with what it heard. */
  private final class Camera implements Wire.Ear {
    @Override
    public void pass() {
      passed.bytes(came);
    }

    @Override
    public void pass(Packet packet) {
      packet.write(passed);
    }

    @Override
    public void answer(Packet packet) throws IOException {
      below.write(packet.encode().asBuffer(), Deadline.after(WRITE_TIME));
    }

    @Override
    public boolean hasMore() throws IOException {
      return below.available() > 0;
    }
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    while (!ready.hasRemaining()) {
      if (through > 0) {
        return readThrough(target, deadline);
      }
      if (!takePacket(deadline)) {
        return -1;
      }
    }
    int count = Math.min(ready.remaining(), target.remaining());
    target.put(ready.slice(ready.position(), count));
    ready.position(ready.position() + count);
    return count;
  }

  private int readThrough(ByteBuffer target, Deadline deadline) throws IOException {
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + through));
    try {
      int count = below.read(target, deadline);
      through -= Math.max(0, count);
      return count;
    } finally {
      target.limit(limit);
    }
  }

  /** Reads one packet; false at the end of the stream. */
  private boolean takePacket(Deadline deadline) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(Packet.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (!fill(header, deadline)) {
      ready = header.flip();
      return header.hasRemaining();
    }
    long length = header.flip().getInt(0) & 0xFFFF_FFFFL;
    if (length < Packet.HEADER_BYTES || length > MOST_HELD_BYTES) {
      ready = header;
      through = Math.max(0, length - Packet.HEADER_BYTES);
      return true;
    }
    ByteBuffer whole = ByteBuffer.allocate((int) length).put(header);
    boolean complete = fill(whole, deadline);
    ready = whole.flip();
    if (complete) {
      hear();
    }
    return ready.hasRemaining() || complete;
  }

  private boolean fill(ByteBuffer target, Deadline deadline) throws IOException {
    while (target.hasRemaining()) {
      if (below.read(target, deadline) < 0) {
        return false;
      }
    }
    return true;
  }

  private void hear() throws IOException {
    came = Bytes.copyOf(ready);
    Packet packet;
    try {
      packet = Packet.decode(came, DecodePolicy.LENIENT);
    } catch (DecodeException unreadable) {
      return;
    }
    passed.reset();
    wire.hear(packet, ear);
    ready = passed.toBytes().asBuffer();
  }

  @Override
  public int available() throws IOException {
    while (!ready.hasRemaining() && through == 0 && below.available() > 0) {
      if (!takePacket(Deadline.NEVER)) { // its first byte is here
        return 0;
      }
    }
    return ready.remaining() + (through > 0 ? below.available() : 0);
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    below.write(source, deadline);
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    below.transfer(source, position, count, stall);
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
    below.close();
  }
}
