package dev.ptpip.client;

import dev.ptpip.client.connection.ConnectionOptions;
import dev.ptpip.client.connection.Connector;
import dev.ptpip.client.connection.IdentityFile;
import dev.ptpip.client.connection.IdentitySource;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.connection.TcpConnector;
import dev.ptpip.client.connection.Timeouts;
import dev.ptpip.client.event.EventPolling;
import dev.ptpip.client.operation.BusyPolicy;
import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.value.SessionId;
import java.time.Duration;

/**
 * Where the camera is and how the session with it behaves.
 *
 * @param connector opens the two connections
 * @param identity who we say we are
 * @param connection timeouts, limits and layout of the connections
 * @param sessionId id for OpenSession, neither 0 nor 0xFFFFFFFF
 * @param busy what to do when the camera answers Device_Busy
 * @param keepAlive what to do when nothing happens
 * @param polling how often a vendor's list of events is asked for
 * @param settling what happens between the handshake and the first operation
 * @param attempts how often to try when the camera closes the connection in the handshake, one
 *     second apart
 */
public record ConnectOptions(
    Connector connector,
    IdentitySource identity,
    ConnectionOptions connection,
    SessionId sessionId,
    BusyPolicy busy,
    KeepAlive keepAlive,
    EventPolling polling,
    Settling settling,
    int attempts) {
  /** The address of a camera that is its own access point. */
  public static final String DEFAULT_HOST = "192.168.1.1";

  private static final int DEFAULT_ATTEMPTS = 2;

  /** Checks the ranges. */
  public ConnectOptions {
    if (!sessionId.isUsable()) {
      throw new IllegalArgumentException("a session id is 1 to 0xFFFFFFFE, not " + sessionId);
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt, not " + attempts);
    }
  }

  /** Everything as usual, by {@code connector}. */
  public static ConnectOptions by(Connector connector) {
    return new ConnectOptions(
        connector,
        IdentitySource.THIS_INSTALLATION,
        ConnectionOptions.DEFAULT,
        new SessionId(1),
        BusyPolicy.DEFAULT,
        KeepAlive.OFF,
        EventPolling.DEFAULT,
        Settling.NONE,
        DEFAULT_ATTEMPTS);
  }

  /** The camera at 192.168.1.1, port 15740. */
  public static ConnectOptions defaults() {
    return to(DEFAULT_HOST, TcpConnector.DEFAULT_PORT);
  }

  /** A camera with both connections on one port. */
  public static ConnectOptions to(String host, int port) {
    return to(host, port, port);
  }

  /** A camera with a port of its own for the Event connection. */
  public static ConnectOptions to(String host, int commandPort, int eventPort) {
    return by(new TcpConnector(host, commandPort, eventPort));
  }

  /** A camera as users write it: {@code HOST} or {@code HOST:PORT}, IPv6 in brackets. */
  public static ConnectOptions to(String target) {
    int end = target.lastIndexOf(']');
    int colon = target.indexOf(':', Math.max(0, end));
    boolean bareIpv6 = end < 0 && colon >= 0 && target.indexOf(':', colon + 1) >= 0;
    if (colon < 0 || bareIpv6) {
      return to(unbracketed(target), TcpConnector.DEFAULT_PORT);
    }
    String port = target.substring(colon + 1);
    try {
      return to(unbracketed(target.substring(0, colon)), Integer.parseInt(port));
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(
          "HOST or HOST:PORT expected, the port is not \"" + port + "\"", noNumber);
    }
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** The same with a fixed identity instead of that of this installation. */
  public ConnectOptions withIdentity(InitiatorIdentity newIdentity) {
    return withIdentity(() -> newIdentity);
  }

  /** The same with another identity. */
  public ConnectOptions withIdentity(IdentitySource newIdentity) {
    return new ConnectOptions(
        connector,
        newIdentity,
        connection,
        sessionId,
        busy,
        keepAlive,
        polling,
        settling,
        attempts);
  }

  /** The same with the GUID of another file and the name of this computer. */
  public ConnectOptions withIdentityFile(IdentityFile file) {
    return withIdentity(() -> InitiatorIdentity.of(file));
  }

  /** The same with other connection options. */
  public ConnectOptions withConnection(ConnectionOptions newConnection) {
    return new ConnectOptions(
        connector,
        identity,
        newConnection,
        sessionId,
        busy,
        keepAlive,
        polling,
        settling,
        attempts);
  }

  /** The same with other timeouts. */
  public ConnectOptions withTimeouts(Timeouts timeouts) {
    return withConnection(connection.withTimeouts(timeouts));
  }

  /** The same with one time for every wait, see {@link Timeouts#of}. */
  public ConnectOptions withTimeout(Duration timeout) {
    return withTimeouts(Timeouts.of(timeout));
  }

  /** The same with an observer of every packet. */
  public ConnectOptions withObserver(PacketObserver observer) {
    return withConnection(connection.withObserver(observer));
  }

  /** The same with another session id. */
  public ConnectOptions withSessionId(SessionId newSessionId) {
    return new ConnectOptions(
        connector,
        identity,
        connection,
        newSessionId,
        busy,
        keepAlive,
        polling,
        settling,
        attempts);
  }

  /** The same with another reaction to Device_Busy. */
  public ConnectOptions withBusyPolicy(BusyPolicy newBusy) {
    return new ConnectOptions(
        connector,
        identity,
        connection,
        sessionId,
        newBusy,
        keepAlive,
        polling,
        settling,
        attempts);
  }

  /** The same with another keep-alive. */
  public ConnectOptions withKeepAlive(KeepAlive newKeepAlive) {
    return new ConnectOptions(
        connector,
        identity,
        connection,
        sessionId,
        busy,
        newKeepAlive,
        polling,
        settling,
        attempts);
  }

  /** The same with another rhythm of polling. */
  public ConnectOptions withPolling(EventPolling newPolling) {
    return new ConnectOptions(
        connector,
        identity,
        connection,
        sessionId,
        busy,
        keepAlive,
        newPolling,
        settling,
        attempts);
  }

  /** The same with another start. */
  public ConnectOptions withSettling(Settling newSettling) {
    return new ConnectOptions(
        connector,
        identity,
        connection,
        sessionId,
        busy,
        keepAlive,
        polling,
        newSettling,
        attempts);
  }

  /** The same with another number of attempts. */
  public ConnectOptions withAttempts(int newAttempts) {
    return new ConnectOptions(
        connector,
        identity,
        connection,
        sessionId,
        busy,
        keepAlive,
        polling,
        settling,
        newAttempts);
  }
}
