package dev.ptpip.simulator.responder;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/**
 * Has the system find out within about half a minute that a peer is gone without a word, where it
 * can be told so: many initiators never answer a Probe_Request.
 */
final class KeepAlive {
  private static final int IDLE_SECONDS = 10;
  private static final int INTERVAL_SECONDS = 5;
  private static final int COUNT = 4;

  private KeepAlive() {}

  static void shorten(SocketChannel channel) throws IOException {
    set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
    set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
    set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, COUNT);
  }

  private static void set(SocketChannel channel, SocketOption<Integer> option, int value)
      throws IOException {
    if (channel.supportedOptions().contains(option)) {
      channel.setOption(option, value);
    }
  }
}
