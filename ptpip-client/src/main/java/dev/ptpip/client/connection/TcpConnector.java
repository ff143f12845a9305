package dev.ptpip.client.connection;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.ConnectionClosedException;
import dev.ptpip.protocol.channel.DeadlineExceededException;
import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.channel.TcpLink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Connects over TCP.
 *
 * @param host name or address
 * @param commandPort port of the Command/Data connection, 1 to 65535
 * @param eventPort port of the Event connection, 1 to 65535; normally the same
 */
public record TcpConnector(String host, int commandPort, int eventPort) implements Connector {
  /** The port that is registered for PTP/IP. */
  public static final int DEFAULT_PORT = 15740;

  /** Checks the ports. */
  public TcpConnector {
    if (host.isBlank()) {
      throw new IllegalArgumentException("a host name or address is needed");
    }
    checkPort("command port", commandPort);
    checkPort("event port", eventPort);
  }

  private static void checkPort(String what, int port) {
    if (port < 1 || port > 0xFFFF) {
      throw new IllegalArgumentException(what + " is 1 to 65535, not " + port);
    }
  }

  @Override
  public ByteLink open(ChannelKind kind, Duration timeout) throws IOException {
    int port = kind == ChannelKind.COMMAND ? commandPort : eventPort;
    try {
      return TcpLink.connect(new InetSocketAddress(host, port), timeout);
    } catch (DeadlineExceededException silent) {
      throw new ConnectFailedException(
          "nobody answers at "
              + at(port)
              + " within "
              + timeout.toMillis()
              + " ms ("
              + kind.label()
              + " connection); is this computer in the camera's network?",
          silent);
    } catch (ConnectionClosedException reset) {
      throw new ClosedInHandshakeException(
          reset.getMessage() + " the " + kind.label() + " connection at once", reset);
    } catch (PtpIpException clear) {
      throw new ConnectFailedException(
          clear.getMessage() + " (" + kind.label() + " connection)", clear);
    } catch (IOException refused) {
      throw new ConnectFailedException(
          "no connection to "
              + at(port)
              + " ("
              + kind.label()
              + " connection): "
              + refused.getMessage(),
          refused);
    }
  }

  @Override
  public String target() {
    return at(commandPort);
  }

  private String at(int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
