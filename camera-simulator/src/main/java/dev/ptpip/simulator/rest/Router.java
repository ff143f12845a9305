package dev.ptpip.simulator.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route for a request and writes what it answers. */
final class Router implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final String FLEET = "/cameras/";

  private final List<RestCamera> cameras;
  private final List<Route> routes;
  private final Gatekeeper gatekeeper;

  Router(List<RestCamera> cameras, List<Route> routes, Gatekeeper gatekeeper) {
    this.cameras = cameras;
    this.routes = routes;
    this.gatekeeper = gatekeeper;
  }

  @Override
  public void handle(HttpExchange exchange) {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (IOException gone) {
      LOG.debug("{} was gone before its answer", exchange.getRemoteAddress(), gone);
    }
  }

  private Answer answer(HttpExchange exchange) {
    try {
      return dispatch(exchange);
    } catch (Problem problem) {
      Answer answer = Answer.error(problem);
      return problem.status() == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.error(new Problem(503, "the camera ends"));
    } catch (IOException | RuntimeException e) {
      if (cameras.stream().noneMatch(each -> each.camera().isRunning())) {
        return Answer.error(new Problem(503, "the camera ends"));
      }
      LOG.warn("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      return Answer.error(new Problem(500, "failed: " + e));
    }
  }

  private Answer dispatch(HttpExchange exchange) throws IOException, InterruptedException {
    String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
    @Nullable String decoded = exchange.getRequestURI().getPath();
    String path = decoded == null ? "" : decoded;
    boolean health = path.equals("/healthz");
    boolean entry = path.equals("/");
    gatekeeper.check(method, exchange.getRequestHeaders(), health || entry);
    Map<String, String> query = Call.query(exchange);
    if (entry && query.containsKey("token")) {
      return enter(query.get("token"));
    }
    if (entry) {
      gatekeeper.check(method, exchange.getRequestHeaders(), false);
    }
    RestCamera target = cameras.get(0);
    if (path.startsWith(FLEET)) {
      int end = path.indexOf('/', FLEET.length());
      target =
          numbered(end < 0 ? path.substring(FLEET.length()) : path.substring(FLEET.length(), end));
      path = end < 0 ? "/state" : path.substring(end);
    }
    return dispatch(exchange, method, path, target, query);
  }

  /** The page itself shows what the token is for; a browser keeps it and forgets the address. */
  private Answer enter(@Nullable String token) {
    if (token == null || !gatekeeper.isToken(token)) {
      throw new Problem(401, "this is not the token");
    }
    return new Answer(
        303, "", 0, Map.of("Location", "/", "Set-Cookie", gatekeeper.cookieFor(token)), out -> {});
  }

  private RestCamera numbered(String number) {
    if (number.matches("\\d{1,6}")) {
      int index = Integer.parseInt(number) - 1;
      if (index >= 0 && index < cameras.size()) {
        return cameras.get(index);
      }
    }
    throw Problem.notFound("no camera " + number + "; there are 1 to " + cameras.size());
  }

  private Answer dispatch(
      HttpExchange exchange,
      String method,
      String path,
      RestCamera target,
      Map<String, String> query)
      throws IOException, InterruptedException {
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Optional<String> variable = route.match(path);
      if (variable.isPresent()) {
        if (route.method().equals(method)) {
          return route.handler().handle(new Call(exchange, target, variable.get(), query));
        }
        allowed.add(route.method());
      }
    }
    if (!allowed.isEmpty()) {
      String methods = String.join(", ", allowed);
      return Answer.error(new Problem(405, path + " knows " + methods)).with("Allow", methods);
    }
    throw Problem.notFound("no " + path + "; see /openapi.json");
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set(
        "Content-Security-Policy",
        "default-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; frame-ancestors 'none'");
    headers.set("Referrer-Policy", "no-referrer");
    if (!answer.type().isEmpty()) {
      headers.set("Content-Type", answer.type());
    }
    answer.headers().forEach(headers::set);
    // 0 means "not known" to the server, -1 "none"
    exchange.sendResponseHeaders(
        answer.status(), answer.length() == 0 ? -1 : Math.max(0, answer.length()));
    if (answer.length() != 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        answer.body().writeTo(out);
      }
    }
  }
}
