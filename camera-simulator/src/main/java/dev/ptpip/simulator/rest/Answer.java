package dev.ptpip.simulator.rest;

import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status HTTP status
 * @param type media type
 * @param length bytes; -1 if it is not known before
 * @param headers further header fields
 * @param body writes the bytes
 */
record Answer(int status, String type, long length, Map<String, String> headers, Body body) {
  static final String JSON = "application/json";
  private static final long UNKNOWN = -1;

  /** Writes a body. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** A JSON document made of maps, lists, texts, numbers and truth values. */
  static Answer json(int status, Object document) {
    return bytes(status, JSON, JsonText.write(document));
  }

  /** 200 and a JSON document. */
  static Answer json(Object document) {
    return json(200, document);
  }

  /** {@code {"error": …}}. */
  static Answer error(Problem problem) {
    return json(problem.status(), Map.of("error", problem.text()));
  }

  /** 204. */
  static Answer done() {
    return new Answer(204, "", 0, Map.of(), out -> {});
  }

  /** Text that is there. */
  static Answer text(int status, String type, String text) {
    return bytes(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer bytes(int status, String type, byte[] bytes) {
    return new Answer(status, type, bytes.length, Map.of(), out -> out.write(bytes));
  }

  /** The bytes of an object. */
  static Answer data(String type, DataSource source) {
    return new Answer(200, type, source.size(), Map.of(), out -> copy(source, out));
  }

  private static void copy(DataSource source, OutputStream out) throws IOException {
    byte[] chunk = new byte[64 * 1024];
    long position = 0;
    while (position < source.size()) {
      int count = source.read(position, ByteBuffer.wrap(chunk));
      if (count <= 0) {
        throw new IOException("ended at byte " + position + " of " + source.size());
      }
      out.write(chunk, 0, count);
      position += count;
    }
  }

  /** A file that is part of the program. */
  static Answer resource(String type, String name) {
    try (InputStream in = Answer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return bytes(200, type, in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("resource " + name + " can't be read", e);
    }
  }

  /** Bytes whose number is not known before, to the end of the connection if need be. */
  static Answer stream(String type, Body body) {
    return new Answer(200, type, UNKNOWN, Map.of(), body);
  }

  /** The same with another header field. */
  Answer with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(field, value);
    return new Answer(status, type, length, Map.copyOf(more), body);
  }
}
