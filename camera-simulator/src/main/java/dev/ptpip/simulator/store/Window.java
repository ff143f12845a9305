package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads numbers anywhere in a file, of which it keeps one piece at a time. What lies outside of the
 * file gives a {@link BufferUnderflowException}; the number of pieces is limited. Confined to one
 * thread.
 */
final class Window {
  private static final int PIECE = 16 * 1024;

  /** Pieces that are read for one file: a few directories at the beginning and some elsewhere. */
  private static final int READS = 64;

  private final DataSource source;
  private final long from;
  private final long size;
  private final Budget budget;
  private ByteBuffer piece = ByteBuffer.allocate(0);
  private long pieceStart;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;

  private static final class Budget {
    private int reads = READS;
  }

  Window(DataSource source) {
    this(source, 0, source.size(), new Budget());
  }

  private Window(DataSource source, long from, long size, Budget budget) {
    this.source = source;
    this.from = from;
    this.size = size;
    this.budget = budget;
  }

  /** The part from {@code offset} on, with offsets of its own. */
  Window part(long offset, long length) {
    if (offset < 0 || length < 0 || offset > size || length > size - offset) {
      throw new BufferUnderflowException();
    }
    return new Window(source, from + offset, length, budget);
  }

  void order(ByteOrder order) {
    this.order = order;
  }

  long size() {
    return size;
  }

  /** The place of {@code offset} in the whole file. */
  long absolute(long offset) {
    return from + offset;
  }

  int uint8(long offset) throws IOException {
    return at(offset, 1).get() & 0xFF;
  }

  int uint16(long offset) throws IOException {
    return at(offset, 2).getShort() & 0xFFFF;
  }

  long uint32(long offset) throws IOException {
    return at(offset, 4).getInt() & 0xFFFF_FFFFL;
  }

  String ascii(long offset, int length) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) uint8(offset + i));
    }
    return text.toString();
  }

  private ByteBuffer at(long offset, int length) throws IOException {
    if (offset < 0 || offset > size - length) {
      throw new BufferUnderflowException();
    }
    long place = from + offset;
    if (place < pieceStart || place + length > pieceStart + piece.limit()) {
      load(place);
    }
    return piece.duplicate().order(order).position((int) (place - pieceStart));
  }

  private void load(long place) throws IOException {
    if (budget.reads-- <= 0) {
      throw new IOException("more than " + READS + " places of the file would have to be read");
    }
    ByteBuffer next = ByteBuffer.allocate((int) Math.min(PIECE, source.size() - place));
    while (next.hasRemaining() && source.read(place + next.position(), next) > 0) {
      // Until it is full or the file, which may have shrunk, ends.
    }
    piece = next.flip();
    pieceStart = place;
  }
}
