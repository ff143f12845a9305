package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.EventInfo;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.code.Spelling;
import dev.ptpip.simulator.fault.Trigger.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a rule waits for: {@code SetDevicePropValue iso}, {@code session opened}. */
final class TriggerParser {
  /** Stands for any operation or event. */
  static final String ANY = "any";

  private final Words words;

  TriggerParser(Words words) {
    this.words = words;
  }

  Trigger parse(String text) {
    List<String> tokens = List.of(text.strip().split("\\s+"));
    String first = tokens.get(0);
    String folded = String.join(" ", tokens).toLowerCase(Locale.ROOT);
    for (Trigger.OnConnection each : Trigger.OnConnection.values()) {
      if (folded.equals(each.toString())) {
        return each;
      }
    }
    return switch (first) {
      case "" ->
          throw new RuleSyntaxException(
              "an operation, event, connect, session opened, disconnected, after or at expected,"
                  + " and nothing is there");
      case "after" -> new Trigger.After(Amounts.time(rest(tokens)));
      case "at" -> new Trigger.AtTime(Amounts.time(rest(tokens)));
      case "event" -> event(tokens);
      default -> operation(tokens);
    };
  }

  private static String rest(List<String> tokens) {
    return String.join(" ", tokens.subList(1, tokens.size()));
  }

  private Trigger operation(List<String> tokens) {
    List<String> parameters = tokens.subList(1, tokens.size());
    if (tokens.get(0).equals(ANY)) {
      return new Trigger.OnOperation(Optional.empty(), ANY, parameters(parameters, List.of()));
    }
    OperationCode code = words.operation(tokens.get(0));
    List<String> labels =
        words.codes().find(code).map(OperationInfo::parameterLabels).orElse(List.of());
    return new Trigger.OnOperation(
        Optional.of(code), words.codes().name(code), parameters(parameters, labels));
  }

  private Trigger event(List<String> tokens) {
    if (tokens.size() < 2) {
      throw new RuleSyntaxException("the name of an event expected behind \"event\"");
    }
    List<String> parameters = tokens.subList(2, tokens.size());
    if (tokens.get(1).equals(ANY)) {
      return new Trigger.OnEvent(Optional.empty(), ANY, parameters(parameters, List.of()));
    }
    EventCode code = words.event(tokens.get(1));
    List<String> labels =
        words.codes().find(code).map(EventInfo::parameterLabels).orElse(List.of());
    return new Trigger.OnEvent(
        Optional.of(code), words.codes().name(code), parameters(parameters, labels));
  }

  private List<Parameter> parameters(List<String> tokens, List<String> labels) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      int equals = token.indexOf('=');
      int index = equals < 0 ? i : index(token.substring(0, equals), labels);
      String value = token.substring(equals + 1);
      String label = index < labels.size() ? labels.get(index) : "";
      parameters.add(new Parameter(index, value(label, value), token));
    }
    return parameters;
  }

  private static int index(String label, List<String> labels) {
    for (int i = 0; i < labels.size(); i++) {
      if (plain(labels.get(i)).equals(plain(label))) {
        return i;
      }
    }
    throw new RuleSyntaxException(
        "no parameter \"" + label + "\"" + Hints.near(label, labels.stream()));
  }

  private static String plain(String label) {
    return Spelling.fold(label);
  }

  private int value(String label, String text) {
    String kind = label.toLowerCase(Locale.ROOT);
    if (!text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.charAt(0) == '-')) {
      return Amounts.number(text);
    }
    if (kind.contains("deviceprop")) {
      return words.property(text).code().raw();
    }
    if (kind.contains("format")) {
      return words
          .codes()
          .objectFormat(text)
          .orElseThrow(() -> new RuleSyntaxException("no object format \"" + text + "\""))
          .raw();
    }
    if (kind.contains("objectprop")) {
      return words
          .codes()
          .objectProperty(text)
          .orElseThrow(() -> new RuleSyntaxException("no object property \"" + text + "\""))
          .raw();
    }
    return Amounts.number(text);
  }
}
