package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.LinkInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sits between the layer of faults and the sockets, and notes each piece that is handed to a
 * socket: TCP hides where one ends, and may lose what went ahead of a reset. Guarded by {@code
 * lock}.
 */
final class WireTap implements LinkDecorator {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Tap> taps = new ArrayList<>();

  @Override
  public ByteLink decorate(ByteLink link, LinkInfo info) {
    Tap tap = new Tap(link, info.remote().getPort());
    lock.lock();
    try {
      taps.add(tap);
    } finally {
      lock.unlock();
    }
    return tap;
  }

  /** Forgets what was written so far. */
  void forget() {
    lock.lock();
    try {
      taps.forEach(tap -> tap.pieces.clear());
    } finally {
      lock.unlock();
    }
  }

  /** The pieces that were written to the other end of {@code wire}. */
  private List<Bytes> pieces(RawInitiator.Wire wire) {
    lock.lock();
    try {
      return taps.stream()
          .filter(tap -> tap.port == wire.port())
          .flatMap(tap -> tap.pieces.stream())
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** The sizes of those pieces. */
  List<Integer> sizes(RawInitiator.Wire wire) {
    return pieces(wire).stream().map(Bytes::size).toList();
  }

  /** All of those pieces in one. */
  byte[] written(RawInitiator.Wire wire) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces(wire).forEach(piece -> all.writeBytes(piece.toArray()));
    return all.toByteArray();
  }

  private void note(Tap tap, byte[] piece) {
    lock.lock();
    try {
      tap.pieces.add(Bytes.copyOf(piece));
    } finally {
      lock.unlock();
    }
  }

  private final class Tap implements ByteLink {
    private final ByteLink link;
    private final int port;
    private final List<Bytes> pieces = new ArrayList<>();

    Tap(ByteLink link, int port) {
      this.link = link;
      this.port = port;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
      return link.read(target, deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
      byte[] piece = new byte[source.remaining()];
      source.duplicate().get(piece);
      note(this, piece);
      link.write(source, deadline);
    }

    @Override
    public void transfer(DataSource source, long position, long count, StallLimit stall)
        throws IOException {
      note(this, source.slice(position, count).readAll().toArray());
      link.transfer(source, position, count, stall);
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
      link.close();
    }
  }
}
