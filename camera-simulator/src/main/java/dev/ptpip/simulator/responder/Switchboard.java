package dev.ptpip.simulator.responder;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One listener for many cameras: which of them is meant is told by the loopback address that the
 * initiator connected to (127.0.0.1, 127.0.0.2, …), so that initiators whose port can't be chosen
 * reach each of them. It has to bind the port at every interface; a connection from outside of this
 * host, or to an address without a camera, is closed at once.
 */
public final class Switchboard implements AutoCloseable {
  private final Entrance listener;
  private final Entrance.Acceptor acceptor = this::route;
  private final Map<InetAddress, Doorway> doorways = new ConcurrentHashMap<>();

  private Switchboard(Entrance listener) {
    this.listener = listener;
  }

  /**
   * Binds a port.
   *
   * @param port 0 for any free one
   * @throws IOException if it can't be bound
   */
  public static Switchboard listen(int port) throws IOException {
    Switchboard board =
        new Switchboard(Entrance.listen(InetAddress.getByAddress(new byte[] {0, 0, 0, 0}), port));
    board.listener.open(board.acceptor);
    return board;
  }

  /** The port of all its entrances. */
  public int port() {
    return listener.address().getPort();
  }

  /**
   * The entrance at an address.
   *
   * @param address of 127.0.0.0/8, each at most once at a time
   */
  public Entrance at(InetAddress address) {
    if (!(address instanceof Inet4Address) || !address.isLoopbackAddress()) {
      throw new IllegalArgumentException("an address 127.x.y.z expected, not " + address);
    }
    Doorway doorway = new Doorway();
    if (doorways.putIfAbsent(address, doorway) != null) {
      throw new IllegalArgumentException("another camera is at " + address.getHostAddress());
    }
    return new Extension(new InetSocketAddress(address, port()), doorway);
  }

  private void route(SocketChannel connection) {
    try {
      InetAddress called = ((InetSocketAddress) connection.getLocalAddress()).getAddress();
      Doorway doorway = called.isLoopbackAddress() ? doorways.get(called) : null;
      if (doorway != null) {
        doorway.pass(connection);
        return;
      }
    } catch (IOException gone) {
      // closed below
    }
    ListeningEntrance.close(connection);
  }

  @Override
  public void close() {
    listener.close();
    doorways.values().forEach(Doorway::close);
  }

  private final class Extension implements Entrance {
    private final InetSocketAddress address;
    private final Doorway doorway;

    Extension(InetSocketAddress address, Doorway doorway) {
      this.address = address;
      this.doorway = doorway;
    }

    @Override
    public InetSocketAddress address() {
      return address;
    }

    @Override
    public void open(Acceptor acceptor) {
      doorway.open(acceptor);
    }

    @Override
    public void leave(Acceptor acceptor) {
      doorway.leave(acceptor);
    }

    @Override
    public void close() {
      doorway.close();
      doorways.remove(address.getAddress(), doorway);
    }
  }
}
