package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.ValueTextException;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.store.SlotState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads conditions: {@code battery < 10%}, {@code card out}, {@code live view on}, {@code mode is
 * M}, {@code iso >= 800}, joined by {@code and}, each with {@code not} before it if it must not be.
 */
final class ConditionParser {
  private static final Pattern COMPARISON =
      Pattern.compile("(.+?)\\s*(<=|>=|!=|==|=|<|>|\\bis not\\b|\\bis\\b)\\s*(.+)");
  private static final Map<String, Predicate<Camera>> STATES =
      Map.ofEntries(
          Map.entry("card out", camera -> !hasCard(camera)),
          Map.entry("card in", ConditionParser::hasCard),
          Map.entry("card full", ConditionParser::isFull),
          Map.entry("lens on", camera -> camera.body().lens().isPresent()),
          Map.entry("lens off", camera -> camera.body().lens().isEmpty()),
          Map.entry("in focus", camera -> camera.body().focus() == FocusOutcome.IN_FOCUS),
          Map.entry("out of focus", camera -> camera.body().focus() == FocusOutcome.OUT_OF_FOCUS),
          Map.entry("hot", camera -> camera.body().temperature() == Temperature.HOT),
          Map.entry("power on", camera -> camera.body().power() == Power.ON),
          Map.entry("power off", camera -> camera.body().power() == Power.OFF),
          Map.entry("busy", camera -> camera.activity().isBusy()),
          Map.entry("idle", camera -> !camera.activity().isBusy()));

  /** Every condition that is no comparison. */
  static final List<String> NAMES =
      Stream.concat(STATES.keySet().stream(), Stream.of("live view on", "live view off"))
          .sorted()
          .toList();

  private final Words words;

  ConditionParser(Words words) {
    this.words = words;
  }

  Condition parse(String text) {
    List<Predicate<Camera>> all = new ArrayList<>();
    for (String part : text.strip().split("\\s+and\\s+", -1)) {
      String term = part.strip();
      boolean negated = term.startsWith("not ");
      Predicate<Camera> test = term(negated ? term.substring(4).strip() : term);
      all.add(negated ? test.negate() : test);
    }
    return new Condition(
        text.strip().replaceAll("\\s+", " "),
        camera -> all.stream().allMatch(test -> test.test(camera)));
  }

  private Predicate<Camera> term(String term) {
    String folded = term.replaceAll("\\s+", " ");
    Predicate<Camera> state = STATES.get(folded);
    if (state != null) {
      return state;
    }
    if (folded.equals("live view on") || folded.equals("live view off")) {
      boolean on = folded.endsWith("on");
      NamedProperty liveView = words.property("liveview");
      return camera -> (number(camera, liveView).orElse(0L) != 0) == on;
    }
    Matcher parts = COMPARISON.matcher(folded);
    if (!parts.matches()) {
      throw new RuleSyntaxException(
          "a condition such as battery < 10%, card out, live view on or mode is M expected, not \""
              + term
              + "\""
              + Hints.near(term, NAMES.stream()));
    }
    return comparison(parts.group(1), parts.group(2), parts.group(3));
  }

  private Predicate<Camera> comparison(String what, String sign, String wanted) {
    if (what.equals("battery")) {
      double percent = Amounts.percent(wanted.endsWith("%") ? wanted : wanted + "%");
      return camera -> holds(sign, Double.compare(camera.body().battery(), percent));
    }
    NamedProperty property = words.property(what);
    return camera ->
        camera
            .properties()
            .describe(property.code())
            .map(now -> compare(property, now, sign, wanted))
            .orElse(false);
  }

  private static boolean compare(
      NamedProperty property, DevicePropDesc now, String sign, String wanted) {
    try {
      PropertyValue value = property.parse(wanted, now);
      PropertyValue current = now.currentValue();
      if (value.equals(current)) {
        return holds(sign, 0);
      }
      Optional<Long> left = number(current);
      Optional<Long> right = number(value);
      if (left.isPresent() && right.isPresent()) {
        return holds(sign, Long.compare(left.get(), right.get()));
      }
    } catch (ValueTextException notOffered) {
      // the body can't be set so, so it isn't
    }
    return sign.equals("!=") || sign.equals("is not");
  }

  private static boolean holds(String sign, int order) {
    return switch (sign) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "!=", "is not" -> order != 0;
      default -> order == 0;
    };
  }

  private static Optional<Long> number(Camera camera, NamedProperty property) {
    return camera.properties().value(property.code()).flatMap(ConditionParser::number);
  }

  private static Optional<Long> number(PropertyValue value) {
    try {
      return Optional.of(value.longValue());
    } catch (IllegalStateException | ArithmeticException noNumber) {
      return Optional.empty();
    }
  }

  private static boolean hasCard(Camera camera) {
    return camera.store().storageIds().stream()
        .anyMatch(id -> camera.store().slot(id) == SlotState.AVAILABLE);
  }

  private static boolean isFull(Camera camera) {
    return camera.store().storageIds().stream()
        .flatMap(id -> camera.store().summary(id).stream())
        .allMatch(card -> card.room() == 0);
  }
}
