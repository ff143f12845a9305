package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Gives prepared bytes in prepared segments, then the end of the stream; needs no second thread.
 */
final class ScriptedLink implements ByteLink {
  private final ByteBuffer input;
  private final List<Integer> segments;
  private final MemorySink written = new MemorySink(Integer.MAX_VALUE);
  private int next;
  private boolean open = true;

  /** Segment sizes are used in turn, again from the first one when they are used up. */
  ScriptedLink(Bytes input, List<Integer> segments) {
    this.input = input.asBuffer();
    this.segments = segments;
  }

  ScriptedLink(Bytes input) {
    this(input, List.of(Integer.MAX_VALUE));
  }

  Bytes written() {
    return written.bytes();
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) {
    if (!input.hasRemaining()) {
      return -1;
    }
    int segment = segments.get(next++ % segments.size());
    int count = Math.min(segment, Math.min(target.remaining(), input.remaining()));
    target.put(input.slice(input.position(), count));
    input.position(input.position() + count);
    return count;
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) {
    written.accept(source);
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    written.accept(source.slice(position, count).readAll().asBuffer());
  }

  @Override
  public int available() {
    return input.remaining();
  }

  @Override
  public String peer() {
    return "script";
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
