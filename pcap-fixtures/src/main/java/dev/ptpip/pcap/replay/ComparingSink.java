package dev.ptpip.pcap.replay;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Compares data with recorded data while it comes; keeps the beginning. Confined to one thread. */
final class ComparingSink implements DataSink {
  private static final int KEPT = 1024 * 1024;

  private final Optional<DataSource> recorded;
  private final long cancelAt;
  private final Runnable cancel;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final ByteBuffer expected = ByteBuffer.allocate(64 * 1024);
  private long size;
  private long firstDifference = -1;
  private boolean cancelled;

  /**
   * @param cancelAt after so many bytes {@code cancel} is called, once
   */
  ComparingSink(Optional<DataSource> recorded, long cancelAt, Runnable cancel) {
    this.recorded = recorded;
    this.cancelAt = cancelAt;
    this.cancel = cancel;
  }

  @Override
  public void accept(ByteBuffer chunk) throws IOException {
    while (chunk.hasRemaining()) {
      piece(chunk);
    }
    if (size >= cancelAt && !cancelled) {
      cancelled = true;
      cancel.run();
    }
  }

  private void piece(ByteBuffer chunk) throws IOException {
    int count = Math.min(chunk.remaining(), expected.capacity());
    ByteBuffer piece = chunk.slice(chunk.position(), count);
    chunk.position(chunk.position() + count);
    int room = Math.min(KEPT - head.size(), count);
    for (int i = 0; i < room; i++) {
      head.write(piece.get(i));
    }
    compare(piece);
    size += count;
  }

  private void compare(ByteBuffer piece) throws IOException {
    if (recorded.isEmpty() || firstDifference >= 0) {
      return;
    }
    expected.clear().limit(piece.remaining());
    while (expected.hasRemaining()) {
      if (recorded.get().read(size + expected.position(), expected) <= 0) {
        break;
      }
    }
    expected.flip();
    int at = expected.mismatch(piece.slice(0, expected.remaining()));
    if (at >= 0) {
      firstDifference = size + at;
    }
  }

  Answer.Received received() {
    return new Answer.Received(Bytes.copyOf(head.toByteArray()), size, firstDifference);
  }
}
