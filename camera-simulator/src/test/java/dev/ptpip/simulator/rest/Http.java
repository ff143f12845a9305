package dev.ptpip.simulator.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that says exactly what it is told to, one request for each connection. */
final class Http {
  private static final int TIMEOUT_MILLIS = 15_000;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final InetSocketAddress address;
  private final Map<String, String> headers = new LinkedHashMap<>();

  Http(InetSocketAddress address) {
    this.address = address;
    headers.put("Host", "127.0.0.1:" + address.getPort());
  }

  static final class Response {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Response(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    int status() {
      return status;
    }

    Map<String, String> headers() {
      return headers;
    }

    byte[] body() {
      return body.clone();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return MAPPER.readTree(body);
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** Another value of a header from now on; empty to leave it out. */
  Http with(String name, String value) {
    Http other = new Http(address);
    other.headers.putAll(headers);
    if (value.isEmpty()) {
      other.headers.remove(name);
    } else {
      other.headers.put(name, value);
    }
    return other;
  }

  Response get(String path) throws IOException {
    return send("GET", path, new byte[0]);
  }

  Response json(String method, String path, String document) throws IOException {
    return with("Content-Type", "application/json")
        .send(method, path, document.getBytes(StandardCharsets.UTF_8));
  }

  Response send(String method, String path, byte... body) throws IOException {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (body.length > 0 || method.equals("PUT")) {
      head.append("Content-Length: " + body.length + "\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    try (Socket socket = new Socket()) {
      socket.connect(address, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(body);
      return parse(socket.getInputStream().readAllBytes());
    }
  }

  private static Response parse(byte[] all) throws IOException {
    int end = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException(
          "no response: \"" + new String(all, StandardCharsets.ISO_8859_1) + "\"");
    }
    String[] lines = new String(all, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1);
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    byte[] body = java.util.Arrays.copyOfRange(all, end + 4, all.length);
    return new Response(
        Integer.parseInt(lines[0].split(" ", 3)[1]),
        headers,
        "chunked".equals(headers.get("transfer-encoding")) ? unchunk(body) : body);
  }

  private static byte[] unchunk(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = new java.io.ByteArrayInputStream(body);
    while (true) {
      StringBuilder size = new StringBuilder();
      int c;
      while ((c = in.read()) != '\n' && c >= 0) {
        size.append((char) c);
      }
      String text = size.toString().strip();
      if (text.isEmpty()) {
        throw new IOException("the chunks end too early");
      }
      int count = Integer.parseInt(text, 16);
      if (count == 0) {
        return out.toByteArray();
      }
      out.write(in.readNBytes(count));
      in.readNBytes(2);
    }
  }
}
