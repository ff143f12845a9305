package dev.ptpip.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as that of scenario files uses; anything else in it is refused. */
final class SchemaCheck {
  private static final List<String> KNOWN =
      List.of(
          "$schema",
          "title",
          "description",
          "$defs",
          "$ref",
          "type",
          "properties",
          "additionalProperties",
          "required",
          "minProperties",
          "items",
          "enum",
          "const",
          "anyOf",
          "pattern",
          "minimum",
          "maxLength");

  private final JsonNode root;

  SchemaCheck(JsonNode root) {
    this.root = root;
  }

  /** What is wrong with a document. */
  List<String> problems(JsonNode document) {
    List<String> problems = new ArrayList<>();
    check(root, document, "", problems);
    return problems;
  }

  private void check(JsonNode schema, JsonNode value, String path, List<String> problems) {
    schema
        .propertyNames()
        .forEach(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new IllegalStateException("the check does not know \"" + name + "\"");
              }
            });
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asString().replace("#/$defs/", "");
      check(root.get("$defs").get(name), value, path, problems);
    }
    if (schema.has("anyOf")) {
      for (JsonNode choice : schema.get("anyOf")) {
        List<String> inner = new ArrayList<>();
        check(choice, value, path, inner);
        if (inner.isEmpty()) {
          return;
        }
      }
      problems.add(path + ": none of the choices suits " + value);
    }
    if (schema.has("type") && !hasType(schema.get("type"), value)) {
      problems.add(path + ": " + schema.get("type") + " expected, not " + value);
      return;
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      problems.add(path + ": " + schema.get("const") + " expected, not " + value);
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      problems.add(path + ": one of " + schema.get("enum") + " expected, not " + value);
    }
    if (schema.has("pattern")
        && value.isString()
        && !Pattern.compile(schema.get("pattern").asString()).matcher(value.asString()).find()) {
      problems.add(path + ": " + value + " is not like " + schema.get("pattern"));
    }
    if (schema.has("minimum")
        && value.isNumber()
        && value.asDouble() < schema.get("minimum").asDouble()) {
      problems.add(path + ": " + value + " is too small");
    }
    if (schema.has("maxLength")
        && value.isString()
        && value.asString().length() > schema.get("maxLength").asInt()) {
      problems.add(path + ": " + value + " is too long");
    }
    if (value.isObject()) {
      object(schema, value, path, problems);
    }
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.get("items"), value.get(i), path + "[" + i + "]", problems);
      }
    }
  }

  private void object(JsonNode schema, JsonNode value, String path, List<String> problems) {
    if (schema.has("required")) {
      for (JsonNode name : schema.get("required")) {
        if (!value.has(name.asString())) {
          problems.add(path + ": " + name + " is missing");
        }
      }
    }
    if (schema.has("minProperties") && value.size() < schema.get("minProperties").asInt()) {
      problems.add(path + ": something expected");
    }
    value
        .propertyNames()
        .forEach(
            name -> {
              JsonNode property = schema.path("properties").path(name);
              JsonNode others = schema.path("additionalProperties");
              String inner = path.isEmpty() ? name : path + "." + name;
              if (!property.isMissingNode()) {
                check(property, value.get(name), inner, problems);
              } else if (others.isObject()) {
                check(others, value.get(name), inner, problems);
              } else if (others.isBoolean() && !others.asBoolean()) {
                problems.add(inner + ": unknown");
              }
            });
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode each : list) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasType(JsonNode types, JsonNode value) {
    if (types.isArray()) {
      for (JsonNode type : types) {
        if (hasType(type, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (types.asString()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "null" -> value.isNull();
      default -> throw new IllegalStateException("type " + types);
    };
  }
}
