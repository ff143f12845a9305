package dev.ptpip.pcap.record;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.StallLimit;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Records what goes through a link. */
public final class RecordingLink extends TappedLink {
  private static final int PIECE_BYTES = 2 * Tcp.SEGMENT_BYTES;

  private final RecordedConnection connection;
  private final Side own;

  /**
   * Takes over {@code link}.
   *
   * @param own which end of the connection this is
   */
  public RecordingLink(ByteLink link, RecordedConnection connection, Side own) {
    super(link);
    this.connection = connection;
    this.own = own;
  }

  @Override
  protected void came(ByteBuffer bytes) {
    connection.arrived(own.other(), bytes);
  }

  @Override
  protected void goes(ByteBuffer bytes) {
    connection.data(own, bytes);
  }

  @Override
  protected void peerEnded() {
    connection.end(own.other());
  }

  @Override
  protected void peerGaveUp() {
    connection.reset(own.other());
  }

  @Override
  protected void closedHere() {
    connection.close(own);
  }

  /** Records that this end sends nothing more, which was done below. */
  public void outputEnded() {
    connection.end(own);
  }

  /** Records that this end gives the connection up, which the next {@link #close} does. */
  public void givesUp() {
    if (ends()) {
      connection.reset(own);
    }
  }

  /** What comes later would stand behind the end in the recording, so nothing may. */
  @Override
  protected void expired() {
    close();
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
}
