package dev.ptpip.simulator.fault;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a rule part by part, as a file or a request has them, and says which part is wrong. The
 * keys are those of a scenario file. Confined to one thread.
 */
public final class RuleReader {
  /** Every key of a rule. */
  public static final List<String> KEYS =
      List.of("when", "after", "at", "nth", "every", "times", "chance", "if", "connection", "do");

  private final Words words;
  private final Set<String> seen = new HashSet<>();
  private final RuleBuilder parts = new RuleBuilder(Trigger.OnConnection.CONNECT);
  private @Nullable Trigger trigger;
  private Optional<String> place = Optional.empty();

  /** Begins a rule for a model. */
  public RuleReader(Words words) {
    this.words = words;
  }

  /**
   * Takes one key and its value. {@code at} is a place in the exchange beside {@code when}, and a
   * time since the start without it. {@code do} is taken by {@link #action}.
   *
   * @throws RuleSyntaxException if it is wrong; its key is {@code key}
   */
  public RuleReader key(String key, Argument value) {
    String known = key.equals("on") ? "connection" : key;
    try {
      if (!KEYS.contains(known) || known.equals("do")) {
        throw new RuleSyntaxException(
            "no key \"" + key + "\" in a rule" + Hints.near(key, KEYS.stream()));
      }
      if (!seen.add(known)) {
        throw new RuleSyntaxException("given twice");
      }
      take(known, value.required("a value"));
    } catch (RuleSyntaxException wrong) {
      throw KEYS.contains(known) ? wrong.in(key) : wrong;
    }
    return this;
  }

  private void take(String key, String text) {
    switch (key) {
      case "when" -> setTrigger(new TriggerParser(words).parse(text));
      case "after" -> setTrigger(new Trigger.After(Amounts.time(text)));
      case "at" -> place = Optional.of(text);
      case "nth" -> parts.nth(Amounts.count(text, 1));
      case "every" -> parts.every(Amounts.count(text, 1));
      case "times" -> parts.times(Amounts.count(text, 1));
      case "chance" -> parts.chance(chance(text));
      case "if" -> parts.onlyIf(new ConditionParser(words).parse(text));
      default -> parts.on(Wires.parse(text.toLowerCase(Locale.ROOT)));
    }
  }

  private static double chance(String text) {
    return text.matches("0|1|0?\\.\\d{1,9}|1\\.0+")
        ? Double.parseDouble(text)
        : Amounts.percent(text) / 100;
  }

  private void setTrigger(Trigger found) {
    if (trigger != null) {
      throw new RuleSyntaxException("a rule waits for one thing only");
    }
    trigger = found;
  }

  /** Takes what the rule waits for. */
  RuleReader trigger(String text) {
    return key("when", Argument.of(text));
  }

  /**
   * Takes one action.
   *
   * @throws RuleSyntaxException if it is wrong; its key is {@code do} and the word
   */
  public RuleReader action(String word, Argument argument) {
    try {
      parts.then(ActionWords.read(word, argument, words));
    } catch (RuleSyntaxException wrong) {
      throw wrong.in("do");
    }
    return this;
  }

  /**
   * The rule.
   *
   * @throws RuleSyntaxException if a part is missing or does not suit the others
   */
  public Rule build() {
    if (trigger == null && place.isPresent()) {
      trigger = within("at", () -> new Trigger.AtTime(Amounts.time(place.get())));
    } else if (place.isPresent()) {
      parts.at(within("at", () -> Position.parse(place.get())));
    }
    Trigger found = trigger;
    if (found == null) {
      throw new RuleSyntaxException("when, after or at expected").in("when");
    }
    return parts.build(found);
  }

  private static <T> T within(String key, Supplier<T> read) {
    try {
      return read.get();
    } catch (RuleSyntaxException wrong) {
      throw wrong.in(key);
    }
  }
}
