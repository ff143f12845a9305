package dev.ptpip.protocol.property;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Numbers and their labels.
 *
 * @param from the table holds for bodies whose largest value is at least this
 * @param labels the label of each number
 * @param numbers the number of each label and of each other spelling, folded
 */
record LabelTable(long from, Map<Long, String> labels, Map<String, Long> numbers) {
  /**
   * Reads {@code number=label|other spelling;…}, numbers in decimal or as {@code 0x8010}.
   *
   * @throws IllegalStateException if a number or a spelling comes twice
   */
  static LabelTable read(long from, String text) {
    Map<Long, String> labels = new LinkedHashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    for (String entry : Lines.split(text, ';')) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        throw new IllegalStateException("number=label expected, \"" + entry + "\" found");
      }
      long number = Long.decode(entry.substring(0, equals));
      for (String label : Lines.split(entry.substring(equals + 1), '|')) {
        labels.putIfAbsent(number, label);
        Long before = numbers.putIfAbsent(fold(label), number);
        if (before != null) {
          throw new IllegalStateException("\"" + label + "\" is the label of " + before + " too");
        }
      }
    }
    return new LabelTable(from, labels, numbers);
  }

  Optional<String> label(long raw) {
    return Optional.ofNullable(labels.get(raw));
  }

  OptionalLong number(String label) {
    Long number = numbers.get(fold(label));
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /** Without blanks, hyphens, underscores and brackets, in lower case; {@code + * /} count. */
  private static String fold(String label) {
    StringBuilder folded = new StringBuilder(label.length());
    for (int i = 0; i < label.length(); i++) {
      char c = Character.toLowerCase(label.charAt(i));
      if (" -_()".indexOf(c) < 0) {
        folded.append(c);
      }
    }
    return folded.toString();
  }
}
