package dev.ptpip.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a camera of this computer whether it accepts sessions, for images that have no {@code curl}:
 * exit code 0 if it does, 1 if not. A program of its own, because it runs every few seconds.
 */
public final class HealthCheck {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int USUAL_PORT = 15780;

  private HealthCheck() {}

  /**
   * Asks.
   *
   * @param args port of the panel, 15780 if it is not given
   */
  public static void main(String[] args) {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : USUAL_PORT;
    Runtime.getRuntime().halt(isReady(port) ? 0 : 1);
  }

  static boolean isReady(int port) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
      socket
          .getOutputStream()
          .write(
              "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      return status.endsWith(" 200");
    } catch (IOException gone) {
      return false;
    }
  }
}
