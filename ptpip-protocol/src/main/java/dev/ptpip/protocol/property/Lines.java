package dev.ptpip.protocol.property;

import java.util.ArrayList;
import java.util.List;

/** Splits lines of tables. */
final class Lines {
  private Lines() {}

  /** The parts between separators; none of an empty text. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    if (text.isEmpty()) {
      return parts;
    }
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }
}
