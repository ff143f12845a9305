package dev.ptpip.simulator.rest;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request on its way to a handler.
 *
 * @param exchange the request
 * @param target the camera that it is about
 * @param path what stands for the variable in the route's path
 * @param query parameters behind the question mark
 */
record Call(HttpExchange exchange, RestCamera target, String path, Map<String, String> query) {
  private static final int LONGEST_JSON = 64 * 1024;

  static Map<String, String> query(HttpExchange exchange) {
    String raw = exchange.getRequestURI().getRawQuery();
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("\"" + text + "\" is no part of a query");
    }
  }

  /** A parameter of the query, if it is given. */
  Optional<String> find(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** A parameter of the query that has to be there. */
  String need(String name) {
    return find(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> Problem.badRequest("parameter \"" + name + "\" is missing"));
  }

  /** A whole number in the query. */
  long number(String name, long byDefault, long least, long most) {
    String text = query.get(name);
    if (text == null) {
      return byDefault;
    }
    if (text.matches("\\d{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw Problem.badRequest(
        name + ": a number from " + least + " to " + most + " expected, not \"" + text + "\"");
  }

  /** The body as a JSON object; empty without a body. */
  Optional<JsonNode> json() throws IOException {
    byte[] body = text(LONGEST_JSON);
    if (body.length == 0) {
      return Optional.empty();
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Answer.JSON)) {
      throw new Problem(415, "Content-Type: application/json expected");
    }
    return Optional.of(JsonText.readObject(body));
  }

  /** Of more than a limit the rest is read too: who is still sending would not hear why. */
  private byte[] text(int limit) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] text = in.readNBytes(limit + 1);
    if (text.length > limit) {
      in.readNBytes(16 * limit);
      throw LimitedStream.tooLarge(limit);
    }
    return text;
  }

  /** The bytes of the body; more than {@code limit} are refused. */
  InputStream body(long limit) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > limit) {
      throw LimitedStream.tooLarge(limit);
    }
    return new LimitedStream(exchange.getRequestBody(), limit);
  }
}
