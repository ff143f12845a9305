package dev.ptpip.protocol.channel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One end of an in-memory pair: what one end writes the other end reads, with a bounded pipe in
 * each direction.
 */
public final class MemoryLink implements ByteLink {
  private static final int PIPE_BYTES = 64 * 1024;

  // what a pipe answers in place of a count
  private static final int END = -1;
  private static final int LATE = -2;
  private static final int INTERRUPTED = -3;
  private static final int CHANGED = 0;

  private final Pipe incoming;
  private final Pipe outgoing;
  private final String peer;
  private volatile boolean open = true;

  private MemoryLink(Pipe incoming, Pipe outgoing, String peer) {
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.peer = peer;
  }

  /**
   * Both ends of a pair.
   *
   * @param initiator the end of the connecting side
   * @param responder the end of the accepting side
   */
  public record Pair(MemoryLink initiator, MemoryLink responder) {}

  /** A new pair. */
  public static Pair pair() {
    Pipe toResponder = new Pipe();
    Pipe toInitiator = new Pipe();
    return new Pair(
        new MemoryLink(toInitiator, toResponder, "memory:responder"),
        new MemoryLink(toResponder, toInitiator, "memory:initiator"));
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    return settled(incoming.read(target, deadline, this), "reading");
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    while (source.hasRemaining()) {
      settled(outgoing.write(source, deadline, this), "writing");
    }
  }

  /**
   * Acts on a wait that came to nothing. Here and not in the pipe, because closing needs the locks
   * of both pipes, and two ends that did so with one of them held would wait for each other.
   */
  private int settled(int result, String doing) throws IOException {
    if (result == LATE) {
      close();
      throw new DeadlineExceededException("deadline passed while " + doing + ", peer " + peer);
    }
    if (result == INTERRUPTED) {
      close();
      throw new ConnectionClosedException(
          "connection to " + peer + " was closed on this side: interrupted while " + doing);
    }
    return result;
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, PIPE_BYTES));
    long at = position;
    while (at < position + count) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), position + count - at));
      int moved = source.read(at, buffer);
      if (moved <= 0) {
        throw new EOFException("source ended " + (position + count - at) + " bytes early");
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        settled(outgoing.write(buffer, stall.next(), this), "writing");
      }
      at += moved;
    }
  }

  @Override
  public int available() {
    return incoming.available();
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    incoming.close();
    outgoing.close();
  }

  /** A ring of bytes. Guarded by {@code lock}. */
  private static final class Pipe {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring = new byte[PIPE_BYTES];
    private int start;
    private int filled;
    private boolean closed;

    /** Takes what is there, at least one byte; a count, END, LATE or INTERRUPTED. */
    int read(ByteBuffer target, Deadline deadline, MemoryLink reader) throws IOException {
      lock.lock();
      try {
        while (filled == 0 && !closed) {
          int wait = awaitChange(deadline);
          if (wait != CHANGED) {
            return wait;
          }
        }
        reader.checkOpen();
        if (filled == 0) {
          return END;
        }
        int count = Math.min(target.remaining(), filled);
        for (int left = count; left > 0; ) {
          int run = Math.min(left, ring.length - start);
          target.put(ring, start, run);
          start = (start + run) % ring.length;
          left -= run;
        }
        filled -= count;
        changed.signalAll();
        return count;
      } finally {
        lock.unlock();
      }
    }

    /** Puts in what there is room for, at least one byte; a count, LATE or INTERRUPTED. */
    int write(ByteBuffer source, Deadline deadline, MemoryLink writer) throws IOException {
      lock.lock();
      try {
        while (filled == ring.length && !closed) {
          int wait = awaitChange(deadline);
          if (wait != CHANGED) {
            return wait;
          }
        }
        writer.checkOpen();
        if (closed) {
          throw new ConnectionClosedException("connection to " + writer.peer + " is closed");
        }
        int count = Math.min(source.remaining(), ring.length - filled);
        for (int left = count; left > 0; ) {
          int at = (start + filled) % ring.length;
          int run = Math.min(left, ring.length - at);
          source.get(ring, at, run);
          filled += run;
          left -= run;
        }
        changed.signalAll();
        return count;
      } finally {
        lock.unlock();
      }
    }

    @SuppressWarnings("WaitNotInLoop") // both callers loop
    private int awaitChange(Deadline deadline) {
      if (deadline.isExpired()) {
        return LATE;
      }
      try {
        changed.awaitNanos(deadline.remainingNanos());
        return CHANGED;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return INTERRUPTED;
      }
    }

    int available() {
      lock.lock();
      try {
        return filled;
      } finally {
        lock.unlock();
      }
    }

    void close() {
      lock.lock();
      try {
        closed = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void checkOpen() throws ConnectionClosedException {
    if (!open) {
      throw new ConnectionClosedException("connection to " + peer + " was closed on this side");
    }
  }
}
