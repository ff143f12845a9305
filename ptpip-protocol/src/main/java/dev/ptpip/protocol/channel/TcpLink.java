package dev.ptpip.protocol.channel;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A TCP connection in blocking mode with TCP_NODELAY. */
public final class TcpLink implements ByteLink {
  /**
   * Most that one system call is asked to move. A blocking call returns when all of it is moved, so
   * this is what counts as progress to a peer that takes its time.
   */
  private static final int PIECE_BYTES = 128 * 1024;

  private static final Duration LONGEST_CONNECT = Duration.ofDays(1);

  private final SocketChannel channel;
  private final String peer;
  private final DeadlineWatch.Watched watched = this::closeIfExpired;
  private volatile Deadline readDeadline = Deadline.NEVER;
  private volatile Deadline writeDeadline = Deadline.NEVER;
  private volatile boolean readExpired;
  private volatile boolean writeExpired;
  private volatile boolean closing;
  private volatile boolean transferring;

  private TcpLink(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(true);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.peer = String.valueOf(channel.getRemoteAddress()).replaceFirst("^.*/", "");
  }

  /** Takes over a connected channel; closes it if it can't be configured. */
  public static TcpLink over(SocketChannel channel) throws IOException {
    try {
      TcpLink link = new TcpLink(channel);
      DeadlineWatch.add(link.watched);
      return link;
    } catch (IOException | RuntimeException unusable) {
      channel.close();
      throw unusable;
    }
  }

  /**
   * Connects to {@code address}.
   *
   * @throws DeadlineExceededException if nobody answers within {@code timeout}
   * @throws ConnectException if the connection is refused
   * @throws ConnectionClosedException if the peer accepts it and resets it before we look at it
   * @throws IOException if the address is unresolved or can't be reached
   */
  public static TcpLink connect(InetSocketAddress address, Duration timeout) throws IOException {
    if (address.isUnresolved()) {
      throw new PtpIpException("no address is known for host " + address.getHostString());
    }
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(address, millis(timeout));
      return over(channel);
    } catch (SocketTimeoutException silent) {
      channel.close();
      throw new DeadlineExceededException(
          "no answer to the TCP connect to " + address + " within " + millis(timeout) + " ms",
          silent);
    } catch (ConnectException refused) {
      channel.close();
      ConnectException where = new ConnectException(address + ": " + refused.getMessage());
      where.initCause(refused);
      throw where;
    } catch (IOException failed) {
      channel.close();
      if (failed instanceof SocketException && ("" + failed.getMessage()).contains("reset")) {
        throw new ConnectionClosedException(address + " accepted and reset", failed);
      }
      throw new PtpIpException("TCP connect to " + address + ": " + failed.getMessage(), failed);
    } catch (RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  private static int millis(Duration timeout) {
    if (timeout.compareTo(LONGEST_CONNECT) > 0) {
      return (int) LONGEST_CONNECT.toMillis();
    }
    return timeout.isNegative() ? 1 : (int) Math.max(1, timeout.toMillis());
  }

  /** The channel, for addresses and options. */
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    readDeadline = deadline;
    try {
      return channel.read(target);
    } catch (IOException failed) {
      if (readExpired) {
        readExpired = false;
        throw late("reading", failed);
      }
      throw broken("reading", failed);
    } finally {
      readDeadline = Deadline.NEVER;
    }
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    writeDeadline = deadline;
    try {
      while (source.hasRemaining()) {
        channel.write(source);
      }
    } catch (IOException failed) {
      throw notWritten(failed);
    } finally {
      writeDeadline = Deadline.NEVER;
    }
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    long at = position;
    long end = position + count;
    @Nullable ByteBuffer buffer = null;
    try {
      while (at < end) {
        int piece = (int) Math.min(end - at, PIECE_BYTES);
        long moved = transferDirectly(source, at, piece, stall);
        if (moved <= 0) {
          // no direct way, or (on a virtual thread) the peer is slow: a plain write parks until
          // there is room
          buffer = buffer == null ? BulkBuffers.borrow() : buffer.clear();
          moved = source.read(at, buffer.limit(piece));
          if (moved <= 0) {
            throw new EOFException("source ended " + (end - at) + " bytes early");
          }
          write(buffer.flip(), stall.next());
        }
        at += moved;
      }
    } finally {
      if (buffer != null) {
        BulkBuffers.giveBack(buffer);
      }
    }
  }

  /** Moves up to {@code count} bytes past our memory; 0 if that can't be done at the moment. */
  private long transferDirectly(DataSource source, long at, int count, StallLimit stall)
      throws IOException {
    writeDeadline = stall.next();
    transferring = true;
    try {
      if (closing) {
        throw new ClosedChannelException();
      }
      return source.transferTo(at, count, channel);
    } catch (IOException failed) {
      if (!closing && channel.isOpen()) {
        requireReadable(source, at);
      }
      throw notWritten(failed);
    } finally {
      transferring = false;
      writeDeadline = Deadline.NEVER;
    }
  }

  /** Finds out which side a failed transfer is due to: throws if it is the source. */
  private static void requireReadable(DataSource source, long at) throws IOException {
    if (source.read(at, ByteBuffer.allocate(1)) <= 0) {
      throw new EOFException("source ended at byte " + at);
    }
  }

  private PtpIpException notWritten(IOException cause) {
    if (writeExpired) {
      writeExpired = false;
      return late("writing", cause);
    }
    return broken("writing", cause);
  }

  private DeadlineExceededException late(String doing, IOException cause) {
    close(); // the watch may have got no further than waking this thread
    return new DeadlineExceededException(
        "deadline passed while " + doing + ", peer " + peer, cause);
  }

  private ConnectionClosedException broken(String doing, IOException cause) {
    if (cause instanceof ClosedChannelException || closing) {
      close(); // an interrupt closes the channel without us
      return new ConnectionClosedException(
          "connection to " + peer + " was closed on this side while " + doing, cause);
    }
    return new ConnectionClosedException(
        "connection to " + peer + " broke while " + doing + ": " + cause.getMessage(), cause);
  }

  @Override
  public int available() throws IOException {
    return channel.isOpen() ? channel.socket().getInputStream().available() : 0;
  }

  private void closeIfExpired(long nanoTime) {
    boolean read = readDeadline.isExpiredAt(nanoTime);
    boolean write = writeDeadline.isExpiredAt(nanoTime);
    if (read || write) {
      readExpired = read;
      writeExpired = write;
      close();
    }
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    closing = true;
    DeadlineWatch.remove(watched);
    try {
      if (transferring) {
        // a thread in the kernel's file-to-socket copy does not notice the close (JDK 17)
        channel.shutdownOutput();
      }
    } catch (IOException nothingToShutDown) {
      // the connection is gone already
    }
    try {
      channel.close();
    } catch (IOException nothingToSave) {
      // the descriptor is gone either way
    }
  }
}
