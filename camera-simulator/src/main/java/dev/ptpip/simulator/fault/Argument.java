package dev.ptpip.simulator.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What stands behind a word: nothing, a text, or fields as in {@code set: {iso: 800}}. */
public sealed interface Argument {
  /** Nothing. */
  record None() implements Argument {}

  /** A text, without quotes. */
  record Text(String text) implements Argument {}

  /** Names and texts, in the order in which they were written. */
  record Fields(Map<String, String> fields) implements Argument {
    /** Copies the map, whose order stays. */
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** Nothing stands there. */
  static Argument none() {
    return new None();
  }

  /** A text. */
  static Argument of(String text) {
    return new Text(text);
  }

  /** Fields. */
  static Argument of(Map<String, String> fields) {
    return new Fields(fields);
  }

  /**
   * The text, empty if there is nothing.
   *
   * @throws RuleSyntaxException if there are fields
   */
  default Optional<String> text(String expected) {
    if (this instanceof Fields) {
      throw new RuleSyntaxException(expected + " expected, not a list of fields");
    }
    return this instanceof Text some ? Optional.of(some.text().strip()) : Optional.empty();
  }

  /**
   * The text that has to be there.
   *
   * @throws RuleSyntaxException if it is not
   */
  default String required(String expected) {
    return text(expected)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new RuleSyntaxException(expected + " expected, and nothing is there"));
  }
}
