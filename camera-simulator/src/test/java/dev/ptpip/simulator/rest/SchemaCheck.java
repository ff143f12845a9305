package dev.ptpip.simulator.rest;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Checks a document against the part of JSON Schema that the description uses. */
final class SchemaCheck {
  private SchemaCheck() {}

  static void check(
      JsonNode root, JsonNode schema, JsonNode value, String where, List<String> wrong) {
    if (schema.isMissingNode()) {
      wrong.add(where + ": no schema");
      return;
    }
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      check(root, root.at(reference.substring(1)), value, where, wrong);
      return;
    }
    if (!hasType(schema.path("type"), value)) {
      wrong.add(where + ": " + schema.path("type") + " expected, not " + value);
      return;
    }
    if (schema.has("enum")
        && schema.path("enum").valueStream().noneMatch(each -> each.equals(value))) {
      wrong.add(where + ": one of " + schema.path("enum") + " expected, not " + value);
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        wrong.add(where + "." + name.asString() + " is missing");
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode known = schema.path("properties").path(member.getKey());
      JsonNode further = schema.path("additionalProperties");
      String place = where + "." + member.getKey();
      if (!known.isMissingNode()) {
        check(root, known, member.getValue(), place, wrong);
      } else if (further.isObject()) {
        check(root, further, member.getValue(), place, wrong);
      } else if (further.isBoolean() && !further.asBoolean()) {
        wrong.add(place + " is not described");
      }
    }
    if (value.isArray()) {
      for (JsonNode element : value) {
        check(root, schema.path("items"), element, where + "[]", wrong);
      }
    }
  }

  private static boolean hasType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(each -> hasType(each, value));
    }
    return switch (type.asString("")) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }
}
