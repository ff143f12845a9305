package dev.ptpip.simulator.rest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where cameras can be controlled, and by whom.
 *
 * @param bind address to listen at
 * @param port 0 for any free one
 * @param token what every request has to carry; empty for none, which only loopback allows
 */
public record RestOptions(InetAddress bind, int port, Optional<String> token) {
  private static final int SHORTEST_TOKEN = 8;
  private static final int TOKEN_BYTES = 16;

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException for no token at an address that other computers reach
   */
  public RestOptions {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (token.isEmpty() && !bind.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          bind.getHostAddress() + " can be reached by others: a token is needed");
    }
    if (token.isPresent()) { // no lambda: this runs at the start of a camera
      checkToken(token.get());
    }
  }

  private static void checkToken(String text) {
    if (text.length() < SHORTEST_TOKEN || !text.matches("[A-Za-z0-9._~+/=-]+")) {
      throw new IllegalArgumentException(
          "a token has at least " + SHORTEST_TOKEN + " letters, digits or .-_~+/=");
    }
  }

  /** For this computer only, without a token. */
  public static RestOptions loopback(int port) {
    return new RestOptions(InetAddress.getLoopbackAddress(), port, Optional.empty());
  }

  /** At an address, with the given token or, if others can reach it, one that is made up here. */
  public static RestOptions at(InetAddress bind, int port, Optional<String> token) {
    return new RestOptions(
        bind,
        port,
        token.isPresent() || bind.isLoopbackAddress() ? token : Optional.of(newToken()));
  }

  private static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Names the port that can't be bound. */
  IOException cannotListen(IOException refused) {
    return new IOException(
        "can't listen at " + bind.getHostAddress() + " port " + port + ": " + refused.getMessage(),
        refused);
  }

  /** Where a browser finds what listens at {@code address}. */
  static String url(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    String text = host.getHostAddress();
    return "http://" + (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + ":" + address.getPort();
  }
}
