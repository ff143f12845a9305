package dev.ptpip.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * The least that a camera's process could do at its start: opens two listening sockets and says so.
 * Uses no other class of ours, so that it can run from a folder with one file.
 */
final class TwoSockets {
  private TwoSockets() {}

  /** Waits for input, or its end, once READY. */
  public static void main(String[] args) throws IOException {
    try (ServerSocketChannel first = open();
        ServerSocketChannel second = open()) {
      System.out.println(
          "READY port="
              + first.socket().getLocalPort()
              + " event="
              + second.socket().getLocalPort());
      if (System.in.read() >= 0) {
        throw new IOException("no input is expected");
      }
    }
  }

  private static ServerSocketChannel open() throws IOException {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }
}
