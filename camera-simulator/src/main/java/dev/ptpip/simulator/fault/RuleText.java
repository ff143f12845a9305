package dev.ptpip.simulator.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints rules: as one line for the command line, as YAML, as people read them. */
final class RuleText {
  private RuleText() {}

  // ---- GetObject#1@50% if battery < 10%, times 2:drop=3s

  static String spec(Rule rule) {
    StringBuilder text = new StringBuilder(rule.trigger().toString());
    rule.limits().nth().ifPresent(number -> text.append('#').append(number));
    rule.position().ifPresent(place -> text.append('@').append(place));
    rule.condition()
        .ifPresent(condition -> text.append(" if ").append(quotedSpec(condition.text())));
    String separator = rule.condition().isPresent() ? ", " : " ";
    for (Map.Entry<String, String> option : options(rule).entrySet()) {
      text.append(separator).append(option.getKey()).append(' ').append(option.getValue());
      separator = ", ";
    }
    return text.append(':')
        .append(rule.actions().stream().map(RuleText::action).collect(Collectors.joining(",")))
        .toString();
  }

  /** Everything that a line says with a keyword. */
  private static Map<String, String> options(Rule rule) {
    Map<String, String> options = new LinkedHashMap<>();
    Limits limits = rule.limits();
    limits.every().ifPresent(number -> options.put("every", Integer.toString(number)));
    limits.times().ifPresent(number -> options.put("times", Integer.toString(number)));
    limits.chance().ifPresent(share -> options.put("chance", Amounts.percentText(share * 100)));
    rule.wires().ifPresent(wires -> options.put("on", wires.toString()));
    return options;
  }

  private static String quotedSpec(String text) {
    return text.matches("[^:,\"{}]*") ? text : quoted(text);
  }

  static String action(Action action) {
    if (action.argument() instanceof Argument.Text some) {
      return action.word() + "=" + quotedSpec(some.text());
    }
    if (action.argument() instanceof Argument.Fields some) {
      return action.word() + "=" + fields(some.fields());
    }
    return action.word();
  }

  private static String fields(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> scalar(field.getKey()) + ": " + scalar(field.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  // ---- { when: GetObject, nth: 1, at: 50%, do: { drop: 3s } }

  static String yaml(Rule rule) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (rule.trigger() instanceof Trigger.After after) {
      keys.put("after", Amounts.text(after.time()));
    } else if (rule.trigger() instanceof Trigger.AtTime at) {
      keys.put("at", Amounts.text(at.time()));
    } else {
      keys.put("when", scalar(rule.trigger().toString()));
    }
    rule.limits().nth().ifPresent(number -> keys.put("nth", Integer.toString(number)));
    rule.position().ifPresent(place -> keys.put("at", place.toString()));
    rule.condition().ifPresent(condition -> keys.put("if", scalar(condition.text())));
    keys.putAll(options(rule));
    if (keys.containsKey("on")) {
      keys.put("connection", keys.remove("on"));
    }
    keys.put("do", doYaml(rule.actions()));
    return mapping(keys);
  }

  private static String doYaml(List<Action> actions) {
    Map<String, String> words = new LinkedHashMap<>();
    actions.forEach(action -> words.putIfAbsent(action.word(), argumentYaml(action)));
    if (words.size() == actions.size()) {
      return mapping(words);
    }
    return actions.stream()
        .map(action -> mapping(Map.of(action.word(), argumentYaml(action))))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String argumentYaml(Action action) {
    if (action.argument() instanceof Argument.Text some) {
      return scalar(some.text());
    }
    return action.argument() instanceof Argument.Fields some ? fields(some.fields()) : "";
  }

  private static String mapping(Map<String, String> keys) {
    return keys.entrySet().stream()
        .map(key -> key.getValue().isEmpty() ? key.getKey() : key.getKey() + ": " + key.getValue())
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String scalar(String text) {
    boolean plain = text.matches("[A-Za-z0-9+./-][A-Za-z0-9 %<>=!±_./+-]*") && !isWord(text);
    return plain ? text : quoted(text);
  }

  /** What YAML readers take for something else than a text. */
  private static boolean isWord(String text) {
    return text.matches("(?i)on|off|yes|no|y|n|true|false|null|-|\\s*")
        || text.endsWith(" ")
        || text.startsWith("- ");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  // ---- GetObject, nth 1, at 50 % → drop 3s

  static String occasion(Rule rule) {
    List<String> parts = new ArrayList<>();
    parts.add(
        rule.trigger() + rule.condition().map(condition -> " if " + condition.text()).orElse(""));
    rule.limits().nth().ifPresent(number -> parts.add("nth " + number));
    rule.position().ifPresent(place -> parts.add("at " + place));
    options(rule).forEach((key, value) -> parts.add(key + " " + value));
    return String.join(", ", parts);
  }

  static String consequence(Rule rule) {
    return rule.actions().stream().map(RuleText::plainAction).collect(Collectors.joining(", "));
  }

  private static String plainAction(Action action) {
    if (action.argument() instanceof Argument.Text some) {
      return action.word() + " " + some.text();
    }
    return action.argument() instanceof Argument.Fields some
        ? action.word() + " " + fields(some.fields())
        : action.word();
  }
}
