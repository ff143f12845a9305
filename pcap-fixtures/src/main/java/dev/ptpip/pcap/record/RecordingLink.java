package dev.ptpip.pcap.record;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.DeadlineExceededException;
import dev.ptpip.protocol.channel.StallLimit;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Records what goes through a link. Bytes are recorded before they are written, so that nothing in
 * the recording is answered before it was said; what the peer did not take before the connection
 * broke is in the recording too.
 */
public final class RecordingLink implements ByteLink {
  private static final int PIECE_BYTES = 2 * Tcp.SEGMENT_BYTES;

  private final ByteLink link;
  private final RecordedConnection connection;
  private final Side own;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Takes over {@code link}.
   *
   * @param own which end of the connection this is
   */
  public RecordingLink(ByteLink link, RecordedConnection connection, Side own) {
    this.link = link;
    this.connection = connection;
    this.own = own;
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    int start = target.position();
    int count;
    try {
      count = link.read(target, deadline);
    } catch (IOException broken) {
      broke(broken);
      throw broken;
    }
    if (count > 0) {
      connection.arrived(own.other(), target.duplicate().flip().position(start));
    } else if (count < 0) {
      connection.end(own.other());
    }
    return count;
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    connection.data(own, source);
    try {
      link.write(source, deadline);
    } catch (IOException broken) {
      broke(broken);
      throw broken;
    }
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    ByteBuffer piece = ByteBuffer.allocateDirect((int) Math.min(count, PIECE_BYTES));
    long at = position;
    long end = position + count;
    while (at < end) {
      piece.clear().limit((int) Math.min(end - at, piece.capacity()));
      while (piece.hasRemaining()) {
        if (source.read(at + piece.position(), piece) <= 0) {
          throw new EOFException("source ended " + (end - at - piece.position()) + " bytes early");
        }
      }
      at += piece.position();
      write(piece.flip(), stall.next());
    }
  }

  /** A connection that breaks without having been closed here was given up by the peer. */
  private void broke(IOException how) {
    if (how instanceof DeadlineExceededException) {
      close();
    } else if (!closed.get() && link.isOpen()) {
      connection.reset(own.other());
    }
  }

  @Override
  public int available() throws IOException {
    return link.available();
  }

  @Override
  public String peer() {
    return link.peer();
  }

  @Override
  public boolean isOpen() {
    return link.isOpen();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      connection.close(own);
    }
    link.close();
  }
}
