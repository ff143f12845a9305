package dev.ptpip.protocol.channel;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A TCP connection in blocking mode with TCP_NODELAY. */
public final class TcpLink implements ByteLink, DeadlineWatch.Watched {
  private final SocketChannel channel;
  private final String peer;
  private volatile Deadline readDeadline = Deadline.NEVER;
  private volatile Deadline writeDeadline = Deadline.NEVER;
  private volatile boolean expired;

  private TcpLink(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(true);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.peer = String.valueOf(channel.getRemoteAddress()).replaceFirst("^.*/", "");
    DeadlineWatch.add(this);
  }

  /** Takes over a connected channel; closes it if it can't be configured. */
  public static TcpLink over(SocketChannel channel) throws IOException {
    try {
      return new TcpLink(channel);
    } catch (IOException | RuntimeException unusable) {
      channel.close();
      throw unusable;
    }
  }

  /**
   * Connects to {@code address}.
   *
   * @throws DeadlineExceededException if nobody answers within {@code timeout}
   * @throws IOException if the address is unresolved or the connection refused
   */
  public static TcpLink connect(InetSocketAddress address, Duration timeout) throws IOException {
    if (address.isUnresolved()) {
      throw new PtpIpException("no address is known for host " + address.getHostString());
    }
    SocketChannel channel = SocketChannel.open();
    try {
      channel
          .socket()
          .connect(address, (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis())));
      return over(channel);
    } catch (SocketTimeoutException silent) {
      channel.close();
      throw new DeadlineExceededException(
          "no answer to the TCP connect to " + address + " within " + timeout.toMillis() + " ms");
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
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
    } catch (ClosedChannelException closed) {
      throw whyClosed("reading", closed);
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
    } catch (ClosedChannelException closed) {
      throw whyClosed("writing", closed);
    } finally {
      writeDeadline = Deadline.NEVER;
    }
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    long at = position;
    long end = position + count;
    ByteBuffer buffer = null;
    try {
      while (at < end) {
        writeDeadline = stall.next();
        long moved = source.transferTo(at, Math.min(end - at, 8L * 1024 * 1024), channel);
        if (moved <= 0) {
          // no direct way, or (on a virtual thread) the peer is slow: a plain write parks until
          // there is room
          buffer = buffer == null ? BulkBuffers.borrow() : buffer.clear();
          buffer.limit((int) Math.min(buffer.capacity(), end - at));
          moved = source.read(at, buffer);
          if (moved <= 0) {
            throw new EOFException("source ended " + (end - at) + " bytes early");
          }
          buffer.flip();
          while (buffer.hasRemaining()) {
            writeDeadline = stall.next();
            channel.write(buffer);
          }
        }
        at += moved;
      }
    } catch (ClosedChannelException closed) {
      throw whyClosed("writing", closed);
    } finally {
      writeDeadline = Deadline.NEVER;
      if (buffer != null) {
        BulkBuffers.giveBack(buffer);
      }
    }
  }

  private IOException whyClosed(String doing, ClosedChannelException closed) {
    return expired
        ? new DeadlineExceededException("deadline passed while " + doing + ", peer " + peer)
        : new ConnectionClosedException(
            "connection to " + peer + " was closed on this side while " + doing, closed);
  }

  @Override
  public int available() throws IOException {
    return channel.isOpen() ? channel.socket().getInputStream().available() : 0;
  }

  @Override
  public void closeIfExpired() {
    if (readDeadline.isExpired() || writeDeadline.isExpired()) {
      expired = true;
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
    DeadlineWatch.remove(this);
    try {
      channel.close();
    } catch (IOException nothingToSave) {
      // the descriptor is gone either way
    }
  }
}
