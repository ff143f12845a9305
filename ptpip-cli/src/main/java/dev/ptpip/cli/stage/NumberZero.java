package dev.ptpip.cli.stage;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.packet.PacketType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes connection numbers one less on the wire than they are in the camera, which counts from 1:
 * here what comes in, the first packet of an Event connection. Read by one thread.
 */
final class NumberZero implements ByteLink {
  private static final int PACKET_BYTES = 12;
  private static final int NUMBER_AT = 8;

  private final ByteLink below;
  private final ByteBuffer first = ByteBuffer.allocate(PACKET_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private boolean begun;

  NumberZero(ByteLink below) {
    this.below = below;
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    if (!begun) {
      begun = true;
      boolean more = true; // no first packet is shorter
      while (more && first.hasRemaining()) {
        more = below.read(first, deadline) >= 0;
      }
      first.flip();
      if (first.limit() == PACKET_BYTES
          && first.getInt(4) == PacketType.INIT_EVENT_REQUEST.code()) {
        first.putInt(NUMBER_AT, first.getInt(NUMBER_AT) + 1);
      }
    }
    if (!first.hasRemaining()) {
      return below.read(target, deadline);
    }
    int count = Math.min(target.remaining(), first.remaining());
    target.put(first.slice(first.position(), count));
    first.position(first.position() + count);
    return count;
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
  public int available() throws IOException {
    return begun ? first.remaining() + below.available() : below.available();
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
