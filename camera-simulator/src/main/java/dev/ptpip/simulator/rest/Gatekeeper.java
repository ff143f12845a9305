package dev.ptpip.simulator.rest;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is let in. Without a token, only who calls this computer by an address of the
 * loopback interface: a page in a browser whose name was made to mean this computer (DNS rebinding)
 * calls it by that name. With a token, who knows it. Neither lets a page of another site in, whose
 * requests browsers mark.
 */
final class Gatekeeper {
  private static final String BEARER = "Bearer ";

  private final RestOptions options;
  private final String cookie;

  /** Stands at a port. */
  Gatekeeper(RestOptions options, int port) {
    this.options = options;
    this.cookie = "ptpip-" + port;
  }

  /**
   * Lets a request pass.
   *
   * @param openToAll nothing that needs a token
   * @throws Problem if it must not
   */
  void check(String method, Headers headers, boolean openToAll) {
    String host = headers.getFirst("Host");
    if (host == null || headers.getOrDefault("Host", List.of()).size() != 1) {
      throw Problem.badRequest("one Host header expected");
    }
    if (options.token().isEmpty() && !isThisComputer(host)) {
      throw new Problem(
          403,
          "called as \"" + host + "\"; without a token only localhost and 127.0.0.1 may be used");
    }
    checkSite(method, headers, host);
    if (!openToAll && !knowsToken(headers)) {
      throw new Problem(401, "a token is needed: Authorization: Bearer TOKEN");
    }
  }

  private boolean isThisComputer(String host) {
    String name = withoutPort(host).toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || name.equals(literal(options.bind()));
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') && colon > 0 ? host.substring(0, colon) : host;
  }

  private static void checkSite(String method, Headers headers, String host) {
    String origin = headers.getFirst("Origin");
    if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
      throw new Problem(403, "not for pages of " + origin);
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    boolean link = method.equals("GET") && "navigate".equals(headers.getFirst("Sec-Fetch-Mode"));
    if (site != null && !site.equals("same-origin") && !site.equals("none") && !link) {
      throw new Problem(403, "not for pages of other sites");
    }
  }

  private boolean knowsToken(Headers headers) {
    Optional<String> token = options.token();
    if (token.isEmpty()) {
      return true;
    }
    String bearer = headers.getFirst("Authorization");
    if (bearer != null && bearer.startsWith(BEARER)) {
      return isToken(bearer.substring(BEARER.length()).strip());
    }
    return isToken(cookie(headers));
  }

  /** Whether it is the token that is needed; compares in constant time. */
  boolean isToken(@Nullable String text) {
    return text != null
        && options.token().isPresent()
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8),
            options.token().get().getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String cookie(Headers headers) {
    for (String line : headers.getOrDefault("Cookie", List.of())) {
      for (String pair : line.split(";", -1)) {
        String text = pair.strip();
        if (text.startsWith(cookie + "=")) {
          return text.substring(cookie.length() + 1);
        }
      }
    }
    return null;
  }

  /** What a browser has to keep so that the page may do what it shows. */
  String cookieFor(String token) {
    return cookie + "=" + token + "; Path=/; HttpOnly; SameSite=Strict";
  }
}
