package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.io.DataWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Writes packets to the wire: those of one call together, large data from its source, everything in
 * the pieces and at the pace that the link says. Confined to the thread that writes.
 */
final class WireStage implements PacketOutput {
  /** How long a packet waits for others to go out with, if nothing else lets it out. */
  static final Duration MERGE_TIME = Duration.ofMillis(100);

  private static final int TOGETHER_BYTES = 64 * 1024;
  private static final int MERGED_BYTES = 1 << 20;
  private static final int CHUNK_BYTES = 64 * 1024;

  private final FaultLink link;
  private final ByteLink below;
  private final StallLimit stall;
  private final DataWriter pending = new DataWriter(256);

  WireStage(FaultLink link, ByteLink below, StallLimit stall) {
    this.link = link;
    this.below = below;
    this.stall = stall;
  }

  boolean isEmpty() {
    return pending.size() == 0;
  }

  @Override
  public void send(WirePacket packet) throws IOException {
    pending.bytes(packet.head());
    int room = link.pacing().merge() ? MERGED_BYTES : TOGETHER_BYTES;
    if (pending.size() + packet.body().size() <= room) {
      pending.bytes(packet.body().readAll());
      return;
    }
    flush();
    stream(packet.body());
  }

  private void stream(DataSource body) throws IOException {
    Pacing pacing = link.pacing();
    if (pacing.piece() == 0 && !link.isSilent()) {
      link.awaitHold();
      below.transfer(body, 0, body.size(), stall);
      return;
    }
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    for (long at = 0; at < body.size(); at += chunk.limit()) {
      int count = body.read(at, chunk.clear());
      if (count <= 0) {
        throw new EOFException("source ended at byte " + at);
      }
      write(chunk.flip(), pacing);
      chunk.limit(count);
    }
  }

  @Override
  public void flush() throws IOException {
    if (isEmpty()) {
      return;
    }
    Pacing pacing = link.pacing();
    if (pacing.delay().isPresent()) {
      link.pause(pacing.delay().get().get());
    }
    ByteBuffer bytes = pending.toBytes().asBuffer();
    pending.reset();
    write(bytes, pacing);
  }

  private void write(ByteBuffer bytes, Pacing pacing) throws IOException {
    int piece = pacing.piece();
    while (bytes.hasRemaining()) {
      link.awaitHold();
      int count = piece == 0 ? bytes.remaining() : Math.min(piece, bytes.remaining());
      ByteBuffer part = bytes.slice(bytes.position(), count);
      bytes.position(bytes.position() + count);
      if (!link.isSilent()) {
        below.write(part, stall.next());
        link.pause(pacing.time(count));
      }
    }
  }
}
