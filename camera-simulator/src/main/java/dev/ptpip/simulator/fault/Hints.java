package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.Spelling;
import java.util.Arrays;
import java.util.stream.Stream;

/** Names what someone probably meant. */
final class Hints {
  private Hints() {}

  /** {@code ; did you mean X?}, or nothing if no word is near. */
  static String near(String typed, Object... words) {
    return near(typed, Arrays.stream(words).map(String::valueOf));
  }

  static String near(String typed, Stream<String> words) {
    return Spelling.nearest(typed, words).map(Hints::question).orElse("");
  }

  static String question(String meant) {
    return "; did you mean " + meant + "?";
  }
}
