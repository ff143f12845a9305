package dev.ptpip.protocol.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

/** The kinds of connection that a channel is tested over. */
enum LinkKind {
  MEMORY {
    @Override
    Ends open() {
      MemoryLink.Pair pair = MemoryLink.pair();
      return new Ends(pair.initiator(), pair.responder());
    }
  },
  TCP {
    @Override
    Ends open() {
      try (ServerSocketChannel server = ServerSocketChannel.open()) {
        server.bind(new InetSocketAddress("127.0.0.1", 0));
        TcpLink near =
            TcpLink.connect((InetSocketAddress) server.getLocalAddress(), Duration.ofSeconds(10));
        return new Ends(near, TcpLink.over(server.accept()));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  };

  /** Both ends of a connection. */
  record Ends(ByteLink near, ByteLink far) implements AutoCloseable {
    @Override
    public void close() {
      near.close();
      far.close();
    }
  }

  abstract Ends open();
}
