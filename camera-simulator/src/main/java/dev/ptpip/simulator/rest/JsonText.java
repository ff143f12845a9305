package dev.ptpip.simulator.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON from and to maps, lists, texts, numbers and truth values. */
final class JsonText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonText() {}

  static byte[] write(@Nullable Object document) {
    return MAPPER.writeValueAsBytes(document);
  }

  /**
   * Reads an object.
   *
   * @throws Problem if it is none
   */
  static JsonNode readObject(byte[] text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw Problem.badRequest("no JSON: " + e.getOriginalMessage());
    }
    throw Problem.badRequest("a JSON object expected");
  }

  /** Reads an object as a map of maps, lists, texts, numbers and truth values. */
  @SuppressWarnings("unchecked") // an object has names as keys
  static Map<String, Object> readMap(byte[] text) {
    return (Map<String, Object>) MAPPER.readValue(text, Map.class);
  }
}
