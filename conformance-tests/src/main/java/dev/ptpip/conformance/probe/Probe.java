package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.channel.TcpLink;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A peer that may lie: opens connections to a target and keeps a transcript of all of them.
 * Confined to the thread of the case; {@link #close} may come from any thread.
 */
public final class Probe implements AutoCloseable {
  private final Target target;
  private final Transcript transcript;
  private final Manners manners;
  private final Duration connectPatience;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /**
   * A probe without connections.
   *
   * @param manners how often the target may be connected to; shared by all probes of a run
   * @param connectPatience how long a TCP connect may take
   */
  public Probe(Target target, Transcript transcript, Manners manners, Duration connectPatience) {
    this.target = target;
    this.transcript = transcript;
    this.manners = manners;
    this.connectPatience = connectPatience;
  }

  /** Whom it probes. */
  public Target target() {
    return target;
  }

  /** What has passed. */
  public Transcript transcript() {
    return transcript;
  }

  /** A connection is opened in a particular way. */
  public static final class Options {
    private Optional<InetAddress> from = Optional.empty();
    private OptionalInt receiveBuffer = OptionalInt.empty();
    private String label = "";

    /** The usual way. */
    public Options() {}

    /** From this address of ours. */
    public Options from(InetAddress address) {
      from = Optional.of(address);
      return this;
    }

    /** With so little room for what comes, so that a peer notices when nobody reads. */
    public Options receiveBuffer(int bytes) {
      receiveBuffer = OptionalInt.of(bytes);
      return this;
    }

    /** Whose it is, for people. */
    public Options label(String text) {
      label = text;
      return this;
    }
  }

  /** Opens a connection; what became of it is seen with the first observation. */
  public Connection connect(Lane lane) {
    return connect(lane, new Options());
  }

  /** The same in a particular way. */
  public Connection connect(Lane lane, Options options) {
    if (lane == Lane.COMMAND) {
      manners.beforeConnect();
    }
    InetSocketAddress address = lane == Lane.COMMAND ? target.address() : target.eventAddress();
    Connection connection = open(lane, address, options);
    connections.add(connection);
    if (closed) {
      connection.close();
    }
    return connection;
  }

  private Connection open(Lane lane, InetSocketAddress address, Options options) {
    SocketChannel channel;
    try {
      channel = SocketChannel.open();
    } catch (IOException none) {
      return failed(lane, address, options, none);
    }
    try {
      if (options.receiveBuffer.isPresent()) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBuffer.getAsInt());
      }
      if (options.from.isPresent()) {
        channel.bind(new InetSocketAddress(options.from.get(), 0));
      }
      channel.socket().connect(address, (int) Math.max(1, connectPatience.toMillis()));
      SocketAddress local = channel.getLocalAddress();
      int number =
          transcript.connected(lane, options.label, Optional.of(local), Optional.of(address));
      return Connection.open(lane, number, transcript, TcpLink.over(channel), target.tap());
    } catch (IOException failed) {
      try {
        channel.close();
      } catch (IOException gone) {
        // it never was one
      }
      return failed(lane, address, options, failed);
    }
  }

  private Connection failed(
      Lane lane, InetSocketAddress address, Options options, IOException why) {
    int number = transcript.connected(lane, options.label, Optional.empty(), Optional.of(address));
    String problem =
        why instanceof SocketTimeoutException
            ? "no answer to the TCP connect within " + Words.time(connectPatience)
            : String.valueOf(why.getMessage());
    return Connection.failed(
        lane,
        number,
        transcript,
        new Observation.Unreachable(why instanceof ConnectException, problem));
  }

  /** Whether it was closed: connections that are opened now end at once. */
  public boolean isClosed() {
    return closed;
  }

  /** Closes every connection that is open; has no effect the second time. */
  @Override
  public void close() {
    closed = true;
    connections.forEach(Connection::close);
    manners.disconnected();
  }
}
