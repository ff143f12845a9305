package dev.ptpip.pcap.describe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into maps, lists, texts and numbers. */
final class JsonTree {
  private JsonTree() {}

  static Object parse(String text) {
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new AssertionError("one document expected");
      }
      return value;
    }
  }

  /** A member that is a list. */
  static List<?> list(Map<?, ?> map, String name) {
    if (map.get(name) instanceof List<?> list) {
      return list;
    }
    throw new AssertionError(name + " is no list");
  }

  /** A member that is an object. */
  static Map<?, ?> map(Map<?, ?> map, Object name) {
    if (map.get(name) instanceof Map<?, ?> member) {
      return member;
    }
    throw new AssertionError(name + " is no object");
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          if (map.put(name, value(parser)) != null) {
            throw new AssertionError(name + " is there twice");
          }
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new AssertionError("unexpected " + parser.currentToken());
    };
  }
}
