package dev.ptpip.pcap.record;

import dev.ptpip.pcap.conversation.Side;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection that is led on: two directions, each with a thread. */
final class ProxyConnection {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final SocketChannel initiator;
  private final SocketChannel responder;
  private final RecordedConnection record;
  private final AtomicBoolean over = new AtomicBoolean();

  ProxyConnection(SocketChannel initiator, SocketChannel responder, RecordedConnection record) {
    this.initiator = initiator;
    this.responder = responder;
    this.record = record;
  }

  /** Moves bytes until both directions have ended. */
  void run(ThreadFactory threads) {
    Thread answers = threads.newThread(() -> move(Side.RESPONDER));
    answers.start();
    move(Side.INITIATOR);
    try {
      answers.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private void move(Side from) {
    SocketChannel source = from == Side.INITIATOR ? initiator : responder;
    SocketChannel target = from == Side.INITIATOR ? responder : initiator;
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try {
      while (read(source, buffer.clear(), from)) {
        buffer.flip();
        record.arrived(from, buffer);
        write(target, buffer, from.other());
      }
      record.end(from);
      target.shutdownOutput();
    } catch (ClosedChannelException ended) {
      // the other direction or close() has said what there is to say
    } catch (IOException broken) {
      close();
    }
  }

  private boolean read(SocketChannel source, ByteBuffer buffer, Side from) throws IOException {
    try {
      return source.read(buffer) >= 0;
    } catch (IOException broken) {
      giveUp(from, broken);
      throw broken;
    }
  }

  private void write(SocketChannel target, ByteBuffer buffer, Side to) throws IOException {
    try {
      while (buffer.hasRemaining()) {
        target.write(buffer);
      }
    } catch (IOException broken) {
      giveUp(to, broken);
      throw broken;
    }
  }

  /** One end has reset its connection: so does ours with the other end. */
  private void giveUp(Side by, IOException how) throws IOException {
    if (!(how instanceof ClosedChannelException) && over.compareAndSet(false, true)) {
      record.reset(by);
      SocketChannel other = by == Side.INITIATOR ? responder : initiator;
      other.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
  }

  /** Ends both directions. */
  void close() {
    if (over.compareAndSet(false, true)) {
      record.close(Side.INITIATOR);
    }
    try (initiator;
        responder) {
      record.flush();
    } catch (IOException nothingToSave) {
      // the descriptors are gone either way
    }
  }
}
