package dev.ptpip.cli.docs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of JSON Schema that the schemas of the manifests use. */
final class JsonSchema {
  private final JsonNode root;

  private JsonSchema(JsonNode root) {
    this.root = root;
  }

  static JsonSchema named(String name) throws IOException {
    try (InputStream in = JsonSchema.class.getResourceAsStream("schemas/" + name + ".json")) {
      if (in == null) {
        throw new IOException("no schema for " + name);
      }
      return new JsonSchema(JsonMapper.builder().build().readTree(in.readAllBytes()));
    }
  }

  /** What is wrong with a document. */
  List<String> problems(JsonNode document) {
    List<String> problems = new ArrayList<>();
    check(root, document, "$", problems);
    return problems;
  }

  private static void check(JsonNode schema, JsonNode value, String where, List<String> problems) {
    if (!hasType(schema.path("type"), value)) {
      problems.add(where + ": " + schema.path("type") + " expected, not " + value);
      return;
    }
    if (schema.has("enum")
        && schema.path("enum").valueStream().noneMatch(each -> each.equals(value))) {
      problems.add(where + ": one of " + schema.path("enum") + " expected, not " + value);
    }
    if (schema.has("pattern") && !value.asString().matches(schema.path("pattern").asString())) {
      problems.add(where + ": " + schema.path("pattern") + " expected, not " + value);
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        problems.add(where + "." + name.asString() + " is missing");
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode known = schema.path("properties").path(member.getKey());
      JsonNode further = schema.path("additionalProperties");
      String place = where + "." + member.getKey();
      if (!known.isMissingNode()) {
        check(known, member.getValue(), place, problems);
      } else if (further.isObject()) {
        check(further, member.getValue(), place, problems);
      } else {
        problems.add(place + " is not known");
      }
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(schema.path("items"), value.path(i), where + "[" + i + "]", problems);
    }
  }

  private static boolean hasType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(each -> hasType(each, value));
    }
    return switch (type.asString()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }
}
