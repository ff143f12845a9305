package dev.ptpip.simulator.model;

import dev.ptpip.protocol.code.Spelling;
import java.util.Collection;

/** Names what someone probably meant. */
final class NearestName {
  private NearestName() {}

  /** {@code ; did you mean X?}, or nothing if no name is near {@code word}. */
  static String hint(String word, Collection<String> names) {
    return Spelling.nearest(word, names.stream())
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }
}
