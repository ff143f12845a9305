package dev.ptpip.pcap.describe;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds JSON against the part of JSON Schema that the project's schema uses. */
final class SchemaCheck {
  private final Map<?, ?> root;

  SchemaCheck(Object schema) {
    this.root = (Map<?, ?>) schema;
  }

  /** What does not hold; nothing if all does. */
  List<String> problems(Object value) {
    List<String> problems = new ArrayList<>();
    check(root, value, "$", problems);
    return problems;
  }

  private void check(Map<?, ?> schema, Object value, String at, List<String> problems) {
    Object ref = schema.get("$ref");
    if (ref != null) {
      String name = ref.toString().substring("#/$defs/".length());
      check(JsonTree.map(JsonTree.map(root, "$defs"), name), value, at, problems);
      return;
    }
    if (schema.get("oneOf") instanceof List<?> choices) {
      long fitting = choices.stream().filter(each -> fits((Map<?, ?>) each, value)).count();
      if (fitting != 1) {
        problems.add(at + ": fits " + fitting + " of the choices: " + value);
      }
      return;
    }
    if (schema.get("enum") instanceof List<?> allowed && !allowed.contains(value)) {
      problems.add(at + ": one of " + allowed + " expected, not " + value);
    }
    if (schema.get("type") instanceof String type && !is(type, value)) {
      problems.add(at + ": " + type + " expected, not " + value);
      return;
    }
    if (value instanceof Map<?, ?> map) {
      members(schema, map, at, problems);
    } else if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
      for (int i = 0; i < list.size(); i++) {
        check(items, list.get(i), at + "[" + i + "]", problems);
      }
    }
  }

  private boolean fits(Map<?, ?> schema, Object value) {
    List<String> problems = new ArrayList<>();
    check(schema, value, "", problems);
    return problems.isEmpty();
  }

  private void members(Map<?, ?> schema, Map<?, ?> value, String at, List<String> problems) {
    if (schema.get("required") instanceof List<?> required) {
      for (Object name : required) {
        if (!value.containsKey(name)) {
          problems.add(at + ": " + name + " is missing");
        }
      }
    }
    Map<?, ?> properties = JsonTree.map(schema, "properties");
    value.forEach(
        (name, member) -> {
          if (properties.get(name) instanceof Map<?, ?> of) {
            check(of, member, at + "." + name, problems);
          } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
            problems.add(at + ": " + name + " is not in the schema");
          }
        });
  }

  private static boolean is(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof BigInteger;
      case "number" -> value instanceof Number;
      default -> throw new AssertionError("type " + type);
    };
  }
}
