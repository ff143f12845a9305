package dev.ptpip.simulator.responder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * An address where a camera is reached. It outlives the responder behind it, so that a camera can
 * begin anew at the same port; who connects while nobody is behind it waits.
 */
public interface Entrance extends AutoCloseable {

  /** Takes over an accepted connection; must not block. */
  @FunctionalInterface
  interface Acceptor {
    /** Takes it over. */
    void accept(SocketChannel connection);
  }

  /**
   * Binds a port of this host.
   *
   * @param port 0 for any free one
   * @throws IOException if it can't be bound; the message names it
   */
  static Entrance listen(InetAddress host, int port) throws IOException {
    return ListeningEntrance.bind(host, port);
  }

  /** Where to connect. */
  InetSocketAddress address();

  /** Hands connections to {@code acceptor} from now on, also those that have waited. */
  void open(Acceptor acceptor);

  /** Hands {@code acceptor} no more connections. */
  void leave(Acceptor acceptor);

  /**
   * Refuses connections from now on, as a port does at which nobody listens.
   *
   * @return false if that can't be done here, because others share the port
   */
  default boolean suspend() {
    return false;
  }

  /** Ends {@link #suspend}. */
  default void resume() {}

  /** Ends it; has no effect the second time. */
  @Override
  void close();
}
