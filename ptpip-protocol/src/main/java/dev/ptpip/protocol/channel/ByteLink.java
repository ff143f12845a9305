package dev.ptpip.protocol.channel;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A two-way byte stream with deadlines: a TCP connection, an in-memory pipe, or a decorator around
 * one. One thread reads and one thread writes at a time; {@link #close} may come from any thread
 * and ends both.
 */
public interface ByteLink extends Closeable {
  /**
   * Reads at least one byte into {@code target}.
   *
   * @return the number of bytes, or -1 at the end of the stream
   * @throws DeadlineExceededException at the deadline, after which the link is closed
   */
  int read(ByteBuffer target, Deadline deadline) throws IOException;

  /**
   * Writes all remaining bytes of {@code source}.
   *
   * @throws DeadlineExceededException if the peer does not take them in time, after which the link
   *     is closed
   */
  void write(ByteBuffer source, Deadline deadline) throws IOException;

  /**
   * Writes {@code count} bytes of {@code source} from {@code position}, by the fastest way that the
   * link has.
   *
   * @throws DeadlineExceededException if the peer does not take a piece (of 128 KiB at most) within
   *     {@code stall}, after which the link is closed
   * @throws IOException also if the source fails or ends early; the caller has to close then
   */
  void transfer(DataSource source, long position, long count, StallLimit stall) throws IOException;

  /** Bytes that can be read without waiting; 0 if there are none or the link can't tell. */
  int available() throws IOException;

  /** Who is at the other end, for messages. */
  String peer();

  /** Whether {@link #close} was called or a deadline closed it. */
  boolean isOpen();

  /** Closes both directions; has no effect the second time. */
  @Override
  void close();
}
