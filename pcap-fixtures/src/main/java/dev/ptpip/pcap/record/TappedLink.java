package dev.ptpip.pcap.record;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.DeadlineExceededException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A link at which somebody looks on. What is written is told before it goes out, so that nothing is
 * answered before it was said; what the peer did not take before the connection broke is told too.
 */
public abstract class TappedLink implements ByteLink {
  private final ByteLink link;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Takes over {@code link}. */
  protected TappedLink(ByteLink link) {
    this.link = link;
  }

  /** The peer has sent these bytes. */
  protected abstract void came(ByteBuffer bytes);

  /** These bytes are going to be sent; their position must not change. */
  protected abstract void goes(ByteBuffer bytes) throws IOException;

  /** The peer sends nothing more. */
  protected abstract void peerEnded();

  /** The peer has given the connection up. */
  protected abstract void peerGaveUp();

  /** This end has closed the connection; told once. */
  protected abstract void closedHere();

  /** The peer was silent for too long. */
  protected void expired() {
    tellClosed();
  }

  private void tellClosed() {
    if (ends()) {
      closedHere();
    }
  }

  /** Whether this end had not closed the connection before; it has now. */
  protected final boolean ends() {
    return closed.compareAndSet(false, true);
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
      came(target.duplicate().flip().position(start));
    } else if (count < 0) {
      peerEnded();
    }
    return count;
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    goes(source);
    try {
      link.write(source, deadline);
    } catch (IOException broken) {
      broke(broken);
      throw broken;
    }
  }

  /** A connection that breaks without having been closed here was given up by the peer. */
  protected final void broke(IOException how) {
    if (how instanceof DeadlineExceededException) {
      expired();
    } else if (!closed.get() && link.isOpen()) {
      peerGaveUp();
    }
  }

  /** The link below. */
  protected final ByteLink link() {
    return link;
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
    tellClosed();
    link.close();
  }
}
