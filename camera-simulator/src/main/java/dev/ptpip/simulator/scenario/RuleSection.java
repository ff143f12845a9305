package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.fault.Argument;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.fault.RuleReader;
import dev.ptpip.simulator.fault.RuleSyntaxException;
import dev.ptpip.simulator.fault.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rules of a scenario file. */
final class RuleSection {
  private final Words words;
  private final Problems problems;

  private RuleSection(Words words, Problems problems) {
    this.words = words;
    this.problems = problems;
  }

  static List<Rule> read(YamlNode node, Words words, Problems problems) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      if (!(node instanceof YamlNode.Scalar scalar && scalar.text().isEmpty())) {
        problems.add(node.place(), "rules", "a list expected, not " + node.kind());
      }
      return List.of();
    }
    RuleSection section = new RuleSection(words, problems);
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      section.rule(sequence.items().get(i), "rules[" + i + "]").ifPresent(rules::add);
    }
    return rules;
  }

  private Optional<Rule> rule(YamlNode node, String path) {
    if (node instanceof YamlNode.Scalar line && !line.text().isEmpty()) {
      return oneLine(line, path);
    }
    if (!(node instanceof YamlNode.Mapping mapping)) {
      problems.add(node.place(), path, "a rule expected, not " + node.kind());
      return Optional.empty();
    }
    RuleReader reader = new RuleReader(words);
    boolean good = true;
    for (Map.Entry<String, YamlNode.Field> entry : mapping.fields().entrySet()) {
      String key = entry.getKey();
      YamlNode.Field field = entry.getValue();
      good &=
          key.equals("do") ? actions(reader, field.value(), path) : key(reader, key, field, path);
    }
    if (!mapping.fields().containsKey("do")) {
      problems.add(mapping.place(), path, "a rule needs \"do\", which says what happens");
      good = false;
    }
    Rule[] built = new Rule[1];
    good = good && guarded(path, mapping, () -> built[0] = reader.build());
    return good ? Optional.of(built[0]) : Optional.empty();
  }

  private boolean key(RuleReader reader, String key, YamlNode.Field field, String path) {
    try {
      reader.key(key, argument(field.value(), path, key));
      return true;
    } catch (RuleSyntaxException wrong) {
      problems.add(
          wrong.key().isEmpty() ? field.place() : field.value().place(),
          wrong.key().isEmpty() ? path : path + "." + wrong.key(),
          wrong.problem());
      return false;
    }
  }

  /** A rule as the command line has it: {@code GetObject#1@50%:drop=3s}. */
  private Optional<Rule> oneLine(YamlNode.Scalar line, String path) {
    try {
      return Optional.of(Rule.parse(line.text(), words));
    } catch (RuleSyntaxException wrong) {
      int column = line.place().column() + Math.max(0, wrong.offset());
      problems.add(new Place(line.place().line(), column), path, wrong.problem());
      return Optional.empty();
    }
  }

  private boolean actions(RuleReader reader, YamlNode node, String path) {
    if (node instanceof YamlNode.Sequence sequence) {
      boolean good = true;
      for (YamlNode item : sequence.items()) {
        good &= actions(reader, item, path);
      }
      return good;
    }
    if (node instanceof YamlNode.Mapping mapping) {
      boolean good = true;
      for (Map.Entry<String, YamlNode.Field> entry : mapping.fields().entrySet()) {
        good &= action(reader, entry.getKey(), entry.getValue(), path);
      }
      return good;
    }
    YamlNode.Scalar word = (YamlNode.Scalar) node;
    return action(
        reader,
        word.text(),
        new YamlNode.Field(word.place(), new YamlNode.Scalar(word.place(), "")),
        path);
  }

  private boolean action(RuleReader reader, String word, YamlNode.Field field, String path) {
    try {
      reader.action(word, argument(field.value(), path, "do." + word));
      return true;
    } catch (RuleSyntaxException wrong) {
      boolean atWord = wrong.problem().startsWith("no action");
      problems.add(
          atWord ? field.place() : field.value().place(),
          path + "." + wrong.key(),
          wrong.problem());
      return false;
    }
  }

  private Argument argument(YamlNode node, String path, String key) {
    if (node instanceof YamlNode.Scalar scalar) {
      return scalar.text().isEmpty() ? Argument.none() : Argument.of(scalar.text());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Section.of(node, path + "." + key, problems)
        .fields()
        .forEach(
            (name, field) ->
                Section.read(field.value(), path + "." + key + "." + name, problems, text -> text)
                    .ifPresent(text -> fields.put(name, text)));
    return Argument.of(fields);
  }

  /** Runs a step; what it refuses is a problem at the key that it names. */
  private boolean guarded(String path, YamlNode.Mapping rule, Runnable step) {
    try {
      step.run();
      return true;
    } catch (RuleSyntaxException wrong) {
      problems.add(
          place(rule, wrong.key()),
          wrong.key().isEmpty() ? path : path + "." + wrong.key(),
          wrong.problem());
      return false;
    }
  }

  /** Where a part of a rule stands: its value, if it has one, else the rule. */
  private static Place place(YamlNode.Mapping rule, String key) {
    YamlNode at = rule;
    for (String part : key.split("\\.", -1)) {
      if (at instanceof YamlNode.Mapping mapping && mapping.fields().containsKey(part)) {
        at = mapping.fields().get(part).value();
      }
    }
    return at.place();
  }
}
