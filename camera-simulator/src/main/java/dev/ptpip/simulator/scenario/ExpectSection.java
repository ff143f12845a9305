package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.code.Spelling;
import dev.ptpip.simulator.fault.RuleSyntaxException;
import dev.ptpip.simulator.fault.Trigger;
import dev.ptpip.simulator.fault.Words;
import dev.ptpip.simulator.scenario.Expectation.Bound;
import dev.ptpip.simulator.scenario.Expectation.Came;
import dev.ptpip.simulator.scenario.Expectation.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a scenario file expects. */
final class ExpectSection {
  private static final Pattern AMOUNT = Pattern.compile("(at least|at most|exactly)\\s+(\\d{1,9})");

  private final Words words;
  private final Problems problems;

  private ExpectSection(Words words, Problems problems) {
    this.words = words;
    this.problems = problems;
  }

  static List<Expectation> read(YamlNode node, Words words, Problems problems) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      if (!(node instanceof YamlNode.Scalar scalar && scalar.text().isEmpty())) {
        problems.add(node.place(), "expect", "a list expected, not " + node.kind());
      }
      return List.of();
    }
    ExpectSection section = new ExpectSection(words, problems);
    List<Expectation> all = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      section.item(sequence.items().get(i), "expect[" + i + "]", all);
    }
    return all;
  }

  private void item(YamlNode node, String path, List<Expectation> all) {
    if (node instanceof YamlNode.Mapping mapping) {
      for (Map.Entry<String, YamlNode.Field> entry : mapping.fields().entrySet()) {
        count(entry.getKey(), entry.getValue(), path).ifPresent(all::add);
      }
    } else {
      Section.read(node, path, problems, ExpectSection::fact).ifPresent(all::add);
    }
  }

  private static Fact fact(String text) {
    String wanted = text.strip();
    return Arrays.stream(Fact.values())
        .filter(fact -> fact.toString().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no expectation \""
                        + text
                        + "\""
                        + Spelling.nearest(wanted, Arrays.stream(Fact.values()).map(Fact::toString))
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse(
                                "; it is one of \"all rules fired\", \"no violations\", \"rules"
                                    + " may rest\", \"violations allowed\", or an operation and a"
                                    + " number of times")));
  }

  private Optional<Expectation> count(String operation, YamlNode.Field field, String path) {
    Optional<Trigger.OnOperation> trigger = Optional.empty();
    try {
      if (Trigger.parse(operation, words) instanceof Trigger.OnOperation found) {
        trigger = Optional.of(found);
      } else {
        problems.add(field.place(), path, "an operation expected, not \"" + operation + "\"");
      }
    } catch (RuleSyntaxException wrong) {
      problems.add(field.place(), path, wrong.problem());
    }
    Optional<Amount> amount =
        Section.read(field.value(), path + "." + operation, problems, ExpectSection::amount);
    return trigger.flatMap(
        found -> amount.map(some -> new Came(found, some.bound(), some.times())));
  }

  private record Amount(Bound bound, int times) {}

  private static Amount amount(String text) {
    if (text.strip().equals("never")) {
      return new Amount(Bound.EXACTLY, 0);
    }
    if (text.strip().equals("once")) {
      return new Amount(Bound.EXACTLY, 1);
    }
    Matcher parts = AMOUNT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "at least N, at most N, exactly N, once or never expected, not \"" + text + "\"");
    }
    Bound bound =
        Arrays.stream(Bound.values())
            .filter(each -> each.toString().equals(parts.group(1)))
            .findFirst()
            .orElseThrow();
    return new Amount(bound, Integer.parseInt(parts.group(2)));
  }
}
